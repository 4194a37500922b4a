package io.signalbox.routing.handling;

import io.signalbox.contracts.ticket.RoutingCommand.AboutTicket;
import io.signalbox.contracts.ticket.RoutingCommand.CloseTicket;
import io.signalbox.contracts.ticket.RoutingCommand.EscalateTicket;
import io.signalbox.contracts.ticket.RoutingCommand.HoldTicket;
import io.signalbox.contracts.ticket.RoutingCommand.NoteTicket;
import io.signalbox.contracts.ticket.RoutingCommand.PendTicket;
import io.signalbox.contracts.ticket.RoutingCommand.PrioritiseTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ReclassifyTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ReopenTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ReplyToTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ResolveTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ResumeTicket;
import io.signalbox.contracts.ticket.RoutingCommand.TransferTicket;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.conversation.ConversationTable;
import io.signalbox.routing.offer.Dispatch;
import io.signalbox.routing.offer.Offers;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.state.Fact;
import io.signalbox.routing.ticket.LifeCycle;
import io.signalbox.routing.ticket.Refusal;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketAnswer;
import io.signalbox.routing.ticket.TicketIds;
import io.signalbox.routing.ticket.Trigger;
import io.signalbox.runtime.blob.BlobOrder;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Received;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands about tickets: whether they are allowed, and which rule carries them out. */
public final class Handling {
  private final Work work;
  private final Handover handover;
  private final Reclassifying reclassifying;
  private final Dispatch dispatch;

  /** Handling by way of these. */
  public Handling(
      Dispatch dispatch, Offers offers, Reactivation reactivation, RoutingSettings settings) {
    this.work = new Work(offers, reactivation, settings.ticketsKept());
    var release = new Release(offers);
    this.handover = new Handover(dispatch, release);
    this.reclassifying = new Reclassifying(dispatch, release);
    this.dispatch = dispatch;
  }

  /** Carries out a command, or says why not. */
  public Decision<Fact> decide(Draft draft, Received input, AboutTicket command) {
    var agent = Acting.agent(input, command.agentId());
    var ticket = TicketIds.ticket(command.ticketId()).map(draft::ticket).orElse(null);
    if (ticket == null) {
      return draft.refuse(Refusal.unknownTicket(command.ticketId()), command.ticketId(), agent);
    }
    var refusal = refusal(ticket, command, agent);
    var result =
        refusal != null ? new Result.Refused(refusal) : carryOut(draft, input, ticket, command);
    return switch (result) {
      case Result.Refused(var why) -> draft.refuse(why, command.ticketId(), agent);
      case Result.Done(var after) -> {
        dispatch.fill(draft);
        yield draft.done(TicketAnswer.of(after));
      }
    };
  }

  private static @Nullable Refusal refusal(
      Ticket ticket, AboutTicket command, @Nullable String agent) {
    var expected = command.expectedVersion();
    if (expected != null && expected != ticket.track().version()) {
      return Refusal.staleVersion(expected, ticket.track().version());
    }
    var by = ticket.phase().assignee();
    if (agent != null && (by == null || !by.agent().equals(agent))) {
      return Refusal.notYourTicket();
    }
    return LifeCycle.allows(ticket.status(), trigger(command))
        ? null
        : Refusal.wrongStatus(ticket.status());
  }

  private Result carryOut(Draft draft, Received input, Ticket ticket, AboutTicket command) {
    var agent = Acting.agent(input, command.agentId());
    return switch (command) {
      case ReplyToTicket reply -> Correspondence.reply(draft, input, ticket, reply);
      case NoteTicket note -> Correspondence.note(draft, input, ticket, note);
      case PendTicket pend -> work.pend(draft, ticket, pend.until(), pend.reason());
      case HoldTicket hold -> work.hold(draft, ticket, hold.until(), hold.reason());
      case ResumeTicket _ -> work.resume(draft, ticket);
      case ResolveTicket resolve -> work.resolve(draft, ticket, agent, resolve.resolution());
      case ReopenTicket reopen -> work.reopen(draft, ticket, agent, reopen.reason());
      case CloseTicket close -> work.close(draft, ticket, agent, close.reason());
      case ReclassifyTicket reclassify ->
          reclassifying.reclassify(draft, ticket, agent, reclassify);
      case PrioritiseTicket prioritise ->
          Reclassifying.prioritise(draft, ticket, prioritise.priority(), prioritise.reason());
      case TransferTicket transfer -> handover.transfer(draft, ticket, agent, transfer);
      case EscalateTicket escalate -> handover.escalate(draft, ticket, agent, input, escalate);
    };
  }

  /** What a command is in the ticket's life. */
  static Trigger trigger(AboutTicket command) {
    return switch (command) {
      case ReplyToTicket _ -> Trigger.REPLY;
      case NoteTicket _ -> Trigger.NOTE;
      case PendTicket _ -> Trigger.PEND;
      case HoldTicket _ -> Trigger.HOLD;
      case ResumeTicket _ -> Trigger.RESUME;
      case ResolveTicket _ -> Trigger.RESOLVE;
      case ReopenTicket _ -> Trigger.REOPEN;
      case CloseTicket _ -> Trigger.CLOSE;
      case ReclassifyTicket _ -> Trigger.RECLASSIFY;
      case PrioritiseTicket _ -> Trigger.PRIORITISE;
      case TransferTicket _ -> Trigger.TRANSFER;
      case EscalateTicket _ -> Trigger.ESCALATE;
    };
  }

  /**
   * Removes what was said in a ticket and whose it is, and tells others to; one that is not over is
   * closed first. Agents who become free by it are not looked after here.
   */
  public void erase(Draft draft, Ticket ticket, String reason) {
    var over =
        LifeCycle.allows(ticket.status(), Trigger.CLOSE)
            ? work.closed(draft, ticket, null, reason)
            : ticket;
    var conversation = ticket.origin().conversation();
    if (conversation != null) {
      var key = ConversationTable.id(draft.workspace(), conversation);
      draft.note(new Fact.Unbound(key, ticket.id()));
    }
    draft.note(new Fact.TicketErased(ticket.id()));
    var id = ticket.id().toString();
    var files = new BlobOrder.Of(draft.workspace(), ticket.origin().customerId(), id);
    draft.deliver(BlobOrder.eraseAll(files, List.of(id), "erased"));
    var _ = draft.tell(over.erased(), view -> new TicketEvent.Erased(view, reason));
  }

  /** What was waited for did not come in time. */
  public Decision<Fact> timeUp(Draft draft, @Nullable Ticket ticket) {
    if (ticket == null || !work.timeUp(draft, ticket)) return Decision.nothing();
    dispatch.fill(draft);
    return draft.done();
  }
}
