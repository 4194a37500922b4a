package io.signalbox.routing.handling;

import io.signalbox.contracts.ticket.Classification;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RoutingCommand.ReclassifyTicket;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.assignment.BacklogKey;
import io.signalbox.routing.offer.Dispatch;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Refusal;
import io.signalbox.routing.ticket.Step;
import io.signalbox.routing.ticket.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person says anew what a ticket is about. What it asks of whoever takes it is worked out anew
 * from that, and nothing that was done about the former classification counts any more. Who works
 * on it keeps it, unless it belongs in another queue or they must not have it.
 */
final class Reclassifying {
  private final Dispatch dispatch;
  private final Release release;

  Reclassifying(Dispatch dispatch, Release release) {
    this.dispatch = dispatch;
    this.release = release;
  }

  Result reclassify(Draft draft, Ticket ticket, @Nullable String agent, ReclassifyTicket command) {
    var from = ticket.placement().queue();
    var queue = command.queue() == null ? from : command.queue();
    if (!draft.workspaceState().definitions().hasQueue(queue)) {
      return new Result.Refused(Refusal.unknownQueue(queue));
    }
    var refusal = refusal(command);
    if (refusal != null) return new Result.Refused(refusal);
    var anew = ticket.classified(anew(ticket.classification(), command));
    var said =
        draft.tell(
            anew.placed(from, Step.CLASSIFIED),
            view -> new TicketEvent.Classified(view, null, reasons(command.reason()), agent));
    var there =
        queue.equals(from)
            ? said
            : draft.tell(
                said.placed(queue, Step.CLASSIFIED),
                view ->
                    new TicketEvent.Transferred(view, agent, from, queue, null, command.reason()));
    return new Result.Done(goOn(draft, ticket, there));
  }

  private static @Nullable Refusal refusal(ReclassifyTicket command) {
    var says =
        command.intent() != null
            || command.tier() != null
            || command.skills() != null
            || command.language() != null
            || command.sensitivity() != null
            || command.queue() != null;
    return says ? null : Refusal.incomplete("Say what is different about the ticket.");
  }

  private static Classification anew(Classification before, ReclassifyTicket said) {
    return new Classification(
        said.intent() == null ? before.intent() : said.intent(),
        before.priority(),
        said.tier() == null ? before.tier() : said.tier(),
        said.skills() == null ? before.skills() : said.skills(),
        said.language() == null ? before.language() : said.language(),
        said.sensitivity() == null ? before.sensitivity() : said.sensitivity(),
        List.of());
  }

  private static List<String> reasons(@Nullable String reason) {
    return reason == null ? List.of() : List.of(reason);
  }

  private Ticket goOn(Draft draft, Ticket before, Ticket ticket) {
    var line = BacklogKey.of(ticket);
    if (line.equals(BacklogKey.of(before))) return ticket;
    var moved = !before.placement().queue().equals(ticket.placement().queue());
    return switch (ticket.phase()) {
      case Phase.Queued queued -> dispatch.place(draft, ticket, queued.since(), queued.declined());
      case Phase.Offered offered -> {
        var fits = draft.workspaceState().pools().of(line).has(offered.to().agent());
        yield fits ? ticket : toOthers(draft, ticket);
      }
      case Phase.InProgress work ->
          moved || !draft.workspaceState().pools().inBounds(work.by().agent(), line)
              ? toOthers(draft, ticket)
              : ticket;
      case Phase.Pending _, Phase.OnHold _ -> {
        draft.boundsSoon(); // nobody works on it, but it may be somebody's who must not have it
        yield ticket;
      }
      case Phase.New _, Phase.Resolved _, Phase.Closed _ -> ticket;
    };
  }

  private Ticket toOthers(Draft draft, Ticket ticket) {
    var free = release.of(draft, ticket, "reclassified");
    return dispatch.place(draft, free, ticket.origin().openedAt(), List.of());
  }

  /** How urgent it is; what waits changes its place by that. */
  static Result prioritise(Draft draft, Ticket ticket, Priority priority, @Nullable String reason) {
    var before = ticket.classification();
    var from = before.priority();
    if (from.equals(priority)) return new Result.Done(ticket);
    return new Result.Done(
        draft.tell(
            ticket.classified(before.withPriority(priority)),
            view -> new TicketEvent.PriorityChanged(view, from, priority, reason)));
  }
}
