package io.signalbox.sla.clock;

import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.AboutTicket;
import io.signalbox.runtime.shard.Due;
import io.signalbox.sla.metric.Happening;
import io.signalbox.sla.metric.Metrics;
import io.signalbox.sla.metric.Milestones;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event of a ticket means for its clocks: here events become happenings; what those start,
 * pause and keep is in the table of {@link Metrics}. Pure.
 */
public final class TicketRules {
  private final ClockRules rules;
  private final Promises promises;

  /** Rules that promise by these policies and count by these calendars. */
  public TicketRules(Promises promises, Calendars calendars) {
    this.rules = new ClockRules(calendars);
    this.promises = promises;
  }

  /**
   * What follows from an event.
   *
   * @param before null if the ticket is not known: then only its opening makes it so
   * @param at when what led to it entered the system; not in order
   */
  public Optional<TicketChange> decide(
      String workspace, @Nullable TicketClocks before, AboutTicket event, Instant at) {
    var subject = Subject.of(event.ticket());
    if (before != null) return Optional.of(changed(before, subject, event, at));
    return event instanceof TicketEvent.Opened
        ? Optional.of(opened(workspace, subject, event.ticket().openedAt(), at))
        : Optional.empty();
  }

  private TicketChange opened(String workspace, Subject subject, Instant openedAt, Instant at) {
    var since = openedAt.isAfter(at) ? at : openedAt;
    var reached = Milestones.opened(since);
    var ticket =
        new TicketClocks(
            workspace,
            subject,
            subject.settled() ? reached.after(Happening.ENDED, at) : reached,
            Opening.at(at),
            List.of(),
            List.of());
    return new TicketChange(null, ticket, at, List.of());
  }

  private TicketChange changed(
      TicketClocks before, Subject subject, AboutTicket event, Instant at) {
    if (subject.version() < before.subject().version()) return replayed(before, event, at);
    var update = new TicketUpdate(rules, promises, before, at);
    openedBefore(update, at);
    update.ticket(ticket -> ticket.with(subject));
    if (update.now().opening() != null) update.begin(at);
    else if (!subject.inQueueOf(before.subject())) update.happened(Happening.MOVED);
    for (var what : happenings(event)) update.happened(what);
    if (event instanceof TicketEvent.Escalated escalated) update.escalated(escalated.commandId());
    var status = subject.status().value();
    if (subject.ended()) update.over(Happening.ENDED, status);
    else if (subject.settled()) update.over(Happening.RESOLVED, status);
    if (subject.differsFrom(before.subject())) update.promiseAnew(backdated(event));
    update.haltOrContinue(at);
    return update.told(before);
  }

  /**
   * What comes later than a classification can was not waited for: its timer may be later still.
   */
  private static void openedBefore(TicketUpdate update, Instant at) {
    var opening = update.now().opening();
    if (opening != null && at.isAfter(opening.until())) beginAsItIs(update, opening.until());
  }

  private static void beginAsItIs(TicketUpdate update, Instant asOf) {
    update.begin(asOf);
    update.haltOrContinue(asOf);
  }

  /**
   * A dead letter that is decided again tells what the ticket was like long ago. What it is like
   * now is known from later events; that somebody did something is not.
   */
  private TicketChange replayed(TicketClocks before, AboutTicket event, Instant at) {
    var update = new TicketUpdate(rules, promises, before, at);
    if (event instanceof TicketEvent.Replied) update.happened(Happening.REPLIED);
    if (event instanceof TicketEvent.Escalated escalated) update.escalated(escalated.commandId());
    return update.told(before);
  }

  private static List<Happening> happenings(AboutTicket event) {
    return switch (event) {
      // on a ticket that is over it is a thank-you; if it reopens the ticket that is told next
      case TicketEvent.MessageReceived message ->
          Subject.of(message.ticket()).settled() ? List.of() : List.of(Happening.CUSTOMER_WROTE);
      case TicketEvent.Replied _ -> List.of(Happening.REPLIED);
      case TicketEvent.Assigned _ -> List.of(Happening.ASSIGNED);
      case TicketEvent.Reopened reopened ->
          reopened.contactId() == null
              ? List.of(Happening.REOPENED)
              : List.of(Happening.REOPENED, Happening.CUSTOMER_WROTE);
      // These tell only what the ticket is like now, which counts for every event.
      case TicketEvent.Opened _,
          TicketEvent.Classified _,
          TicketEvent.Queued _,
          TicketEvent.Offered _,
          TicketEvent.OfferEnded _,
          TicketEvent.Unassigned _,
          TicketEvent.StatusChanged _,
          TicketEvent.PriorityChanged _,
          TicketEvent.Noted _,
          TicketEvent.Escalated _,
          TicketEvent.Transferred _,
          TicketEvent.Resolved _,
          TicketEvent.Closed _,
          TicketEvent.Erased _,
          TicketEvent.MessagesErased _ ->
          List.of();
    };
  }

  /**
   * Whether time that counted so far counts for the new promise too: yes if the ticket was always
   * like that and we learned of it now, and if it became more urgent. Less urgent, it begins anew.
   */
  private static boolean backdated(AboutTicket event) {
    return !(event instanceof TicketEvent.PriorityChanged changed)
        || changed.to().rank() >= changed.from().rank();
  }

  /** Time passed; a timer that is no longer of use changes nothing. */
  public TicketChange timeUp(TicketClocks before, Due due) {
    var update = new TicketUpdate(rules, promises, before, due.due());
    var opening = before.opening();
    if (opening != null && due.provisional()) {
      update.ticket(ticket -> ticket.with(opening.again(due.due())));
    } else {
      openedBefore(update, due.due());
    }
    update.timeUp(new Signal.TimeUp(due.due(), due.detectedAt(), due.provisional()));
    update.askAgain();
    return update.told(before);
  }

  /** The clocks there would be if no classification were waited for. */
  public TicketChange asItIs(TicketClocks before, Instant at) {
    var update = new TicketUpdate(rules, promises, before, at);
    if (before.opening() != null) beginAsItIs(update, at);
    return update.told(before);
  }

  /** Routing refused a command, perhaps one of ours. */
  public TicketChange refused(TicketClocks before, TicketEvent.CommandRefused refused, Instant at) {
    var update = new TicketUpdate(rules, promises, before, at);
    update.refused(refused);
    return update.told(before);
  }
}
