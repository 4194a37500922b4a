package io.signalbox.sla.clock;

import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.AboutTicket;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.runtime.shard.Due;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event of a ticket means for its clocks. Pure.
 *
 * <ul>
 *   <li>First reply: from the opening to the first answer; nothing pauses it.
 *   <li>Next reply: from the oldest unanswered message after an answer to the next answer; nothing
 *       pauses it.
 *   <li>Total resolution: from the opening to the resolution; pending and on hold pause it; a
 *       reopened ticket gets a new one.
 * </ul>
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
    var ticket = new TicketClocks(workspace, subject, false, since, since, List.of(), List.of());
    var update = new TicketUpdate(rules, promises, ticket, at);
    if (subject.settled()) update.ticket(t -> t.waiting(false, null).unsolved(null));
    update.beginMissing();
    update.haltOrContinue();
    return update.told(null);
  }

  private TicketChange changed(
      TicketClocks before, Subject subject, AboutTicket event, Instant at) {
    if (subject.version() < before.subject().version()) return replayed(before, event, at);
    var update = new TicketUpdate(rules, promises, before, at);
    update.ticket(ticket -> ticket.with(subject));
    happened(update, event, at);
    if (subject.ended()) end(update, at, subject.status().value());
    else if (subject.status().equals(TicketStatus.RESOLVED)) resolve(update, at);
    if (subject.differsFrom(before.subject())) update.promiseAnew(backdated(event));
    update.haltOrContinue();
    return update.told(before);
  }

  /**
   * A dead letter that is decided again tells what the ticket was like long ago. What it is like
   * now is known from later events; that somebody did something is not.
   */
  private TicketChange replayed(TicketClocks before, AboutTicket event, Instant at) {
    var update = new TicketUpdate(rules, promises, before, at);
    if (event instanceof TicketEvent.Replied) answer(update, at);
    if (event instanceof TicketEvent.Escalated escalated) update.escalated(escalated.commandId());
    return update.told(before);
  }

  private static void happened(TicketUpdate update, AboutTicket event, Instant at) {
    switch (event) {
      case TicketEvent.MessageReceived message -> {
        // on a ticket that is over it is a thank-you; if it reopens the ticket that is told next
        if (!Subject.of(message.ticket()).settled()) customerWaits(update, at);
      }
      case TicketEvent.Replied _ -> answer(update, at);
      case TicketEvent.Resolved _ -> resolve(update, at);
      case TicketEvent.Reopened reopened -> {
        update.ticket(ticket -> ticket.unsolved(at));
        update.begin(Metric.TOTAL_RESOLUTION, at);
        if (reopened.contactId() != null) customerWaits(update, at);
      }
      case TicketEvent.Closed _ -> end(update, at, "closed");
      case TicketEvent.Escalated escalated -> update.escalated(escalated.commandId());
      // These tell only what the ticket is like now, which counts for every event.
      case TicketEvent.Opened _,
          TicketEvent.Classified _,
          TicketEvent.Queued _,
          TicketEvent.Offered _,
          TicketEvent.OfferEnded _,
          TicketEvent.Assigned _,
          TicketEvent.Unassigned _,
          TicketEvent.StatusChanged _,
          TicketEvent.PriorityChanged _,
          TicketEvent.Transferred _ -> {}
    }
  }

  private static void customerWaits(TicketUpdate update, Instant at) {
    if (update.now().waitingSince() == null) {
      update.ticket(ticket -> ticket.waiting(ticket.answered(), at));
      update.begin(update.now().answered() ? Metric.NEXT_REPLY : Metric.FIRST_REPLY, at);
    }
  }

  private static void answer(TicketUpdate update, Instant at) {
    update.ticket(ticket -> ticket.waiting(true, null));
    update.tell(Metric.FIRST_REPLY, new Signal.Done(at));
    update.tell(Metric.NEXT_REPLY, new Signal.Done(at));
  }

  /** Who has a solution waits for no answer. */
  private static void resolve(TicketUpdate update, Instant at) {
    update.tell(Metric.TOTAL_RESOLUTION, new Signal.Done(at));
    end(update, at, TicketStatus.RESOLVED.value());
  }

  private static void end(TicketUpdate update, Instant at, String reason) {
    update.ticket(ticket -> ticket.waiting(ticket.answered(), null).unsolved(null));
    update.tellAll(new Signal.Dropped(at, reason));
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
    update.timeUp(new Signal.TimeUp(due.due(), due.detectedAt(), due.provisional()));
    update.askAgain();
    return update.told(before);
  }

  /** Routing refused a command, perhaps one of ours. */
  public TicketChange refused(TicketClocks before, TicketEvent.CommandRefused refused, Instant at) {
    var update = new TicketUpdate(rules, promises, before, at);
    update.refused(refused);
    return update.told(before);
  }
}
