package io.signalbox.sla.preview;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.ticket.AssignedHow;
import io.signalbox.contracts.ticket.Author;
import io.signalbox.contracts.ticket.AuthorKind;
import io.signalbox.contracts.ticket.Classification;
import io.signalbox.contracts.ticket.Explanation;
import io.signalbox.contracts.ticket.Message;
import io.signalbox.contracts.ticket.MessageDirection;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RequirementStep;
import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.AboutTicket;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.contracts.ticket.TicketView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes events of what a timeline says in short. */
final class Timeline {
  private static final String TICKET = "preview";

  /** No clock looks at what was said. */
  private static final Message SAID =
      new Message(
          TICKET,
          MessageDirection.INTERNAL,
          new Author(AuthorKind.SYSTEM, null, null),
          true,
          null,
          false,
          List.of(),
          Instant.EPOCH,
          null);

  /** The status a ticket has after an event that says none. */
  private static final Map<String, TicketStatus> USUAL =
      Map.of(
          "ticket.queued", TicketStatus.QUEUED,
          "ticket.offered", TicketStatus.OFFERED,
          "ticket.assigned", TicketStatus.IN_PROGRESS,
          "ticket.resolved", TicketStatus.RESOLVED,
          "ticket.reopened", TicketStatus.QUEUED,
          "ticket.closed", TicketStatus.CLOSED,
          "ticket.merged", TicketStatus.MERGED,
          "ticket.abandoned", TicketStatus.ABANDONED);

  /** Types that only tell what the ticket is like now. */
  private static final List<String> PLAIN =
      List.of(
          "ticket.queued",
          "ticket.offered",
          "ticket.offer-ended",
          "ticket.unassigned",
          "ticket.noted",
          "ticket.tagged",
          "ticket.escalated",
          "ticket.transferred",
          "ticket.merged",
          "ticket.abandoned");

  private long version;
  private Channel channel = Channel.EMAIL;
  private Priority priority = Priority.NORMAL;
  private TicketStatus status = TicketStatus.NEW;
  private int tier = 1;
  private @Nullable String brand;
  private @Nullable String queue;
  private @Nullable String intent;
  private @Nullable String language;
  private @Nullable CustomerFacts customer;
  private @Nullable Instant openedAt;

  private Timeline() {}

  /** The events of a timeline, in its order. */
  static List<SimulatedEvent> events(List<Step> steps) {
    var timeline = new Timeline();
    var events = new ArrayList<SimulatedEvent>(steps.size());
    for (var i = 0; i < steps.size(); i++) {
      events.add(timeline.simulatedEvent("/timeline/" + i, steps.get(i)));
    }
    return events;
  }

  private SimulatedEvent simulatedEvent(String pointer, Step step) {
    var at = Questions.required(step.at(), pointer + "/at");
    var type = Questions.required(step.type(), pointer + "/type");
    var priorityBefore = priority;
    var statusBefore = status;
    if (openedAt == null) openedAt = at;
    version++;
    if (step.channel() != null) channel = step.channel();
    if (step.tier() != null) tier = step.tier();
    if (step.brand() != null) brand = step.brand();
    if (step.queue() != null) queue = step.queue();
    if (step.intent() != null) intent = step.intent();
    if (step.language() != null) language = step.language();
    if (step.customer() != null) customer = step.customer();
    priority = priority(type, step);
    status = status(type, step);
    return new SimulatedEvent(
        at, event(pointer, type, step, priorityBefore, statusBefore, ticket(at)));
  }

  private Priority priority(String type, Step step) {
    if (step.priority() != null) return step.priority();
    var to = type.equals("ticket.priority-changed") ? step.to() : null;
    return to == null ? priority : new Priority(to);
  }

  private TicketStatus status(String type, Step step) {
    if (step.status() != null) return step.status();
    var to = type.equals("ticket.status-changed") ? step.to() : null;
    return to == null ? USUAL.getOrDefault(type, status) : new TicketStatus(to);
  }

  private TicketView ticket(Instant at) {
    return new TicketView(
        TICKET,
        version,
        channel,
        null,
        brand,
        TICKET,
        customer,
        null,
        null,
        null,
        new Classification(intent, priority, tier, Map.of(), language, List.of(), List.of()),
        new Requirements(tier, Map.of(), List.of(), List.of(), RequirementStep.CLASSIFIED),
        queue,
        status,
        null,
        null,
        null,
        openedAt == null ? at : openedAt,
        0,
        false);
  }

  private static AboutTicket event(
      String pointer,
      String type,
      Step step,
      Priority priorityBefore,
      TicketStatus statusBefore,
      TicketView ticket) {
    return switch (type) {
      case "ticket.opened" -> new TicketEvent.Opened(ticket, TICKET, null);
      case "ticket.message-received" -> new TicketEvent.MessageReceived(ticket, TICKET, SAID);
      case "ticket.classified" -> new TicketEvent.Classified(ticket, null, List.of(), null);
      case "ticket.assigned" -> assigned(ticket, step.agentId());
      case "ticket.replied" -> new TicketEvent.Replied(ticket, step.agentId(), SAID);
      case "ticket.status-changed" ->
          new TicketEvent.StatusChanged(ticket, statusBefore, ticket.status(), null, null);
      case "ticket.priority-changed" ->
          new TicketEvent.PriorityChanged(
              ticket, priorityBefore, ticket.classification().priority(), null);
      case "ticket.resolved" -> new TicketEvent.Resolved(ticket, step.agentId(), null);
      case "ticket.reopened" ->
          new TicketEvent.Reopened(ticket, step.contactId(), step.agentId(), null);
      case "ticket.closed" -> new TicketEvent.Closed(ticket, step.agentId(), null);
      default -> {
        if (PLAIN.contains(type)) yield new TicketEvent.Queued(ticket, TICKET, null);
        throw Questions.wrong(pointer + "/type", "unknown-type", "There is no type " + type + ".");
      }
    };
  }

  private static AboutTicket assigned(TicketView ticket, @Nullable String agentId) {
    var nobodyAsked = new Explanation(TICKET, List.of());
    var agent = agentId == null ? TICKET : agentId;
    return new TicketEvent.Assigned(
        ticket, null, ticket.version(), agent, null, AssignedHow.AUTO, nobodyAsked);
  }
}
