package io.signalbox.routing.offer;

import io.signalbox.contracts.ticket.AssignedHow;
import io.signalbox.contracts.ticket.OfferEnd;
import io.signalbox.contracts.ticket.RoutingCommand.AboutOffer;
import io.signalbox.contracts.ticket.RoutingCommand.AcceptOffer;
import io.signalbox.contracts.ticket.RoutingCommand.RejectOffer;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.assignment.BacklogKey;
import io.signalbox.routing.assignment.Explaining;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.state.Fact;
import io.signalbox.routing.state.Kinds;
import io.signalbox.routing.state.WorkspaceState;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Refusal;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketAnswer;
import io.signalbox.routing.ticket.TicketIds;
import io.signalbox.routing.ticket.TicketIds.OfferId;
import io.signalbox.runtime.shard.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How offers end. */
public final class Offers {
  /** How much later than it ended an offer may be dealt with before we call it an outage. */
  private static final Duration LATE_MAX = Duration.ofSeconds(2);

  private final Dispatch dispatch;
  private final RoutingSettings settings;

  /** Offers made by this dispatch. */
  public Offers(Dispatch dispatch, RoutingSettings settings) {
    this.dispatch = dispatch;
    this.settings = settings;
  }

  /**
   * An agent answers.
   *
   * @param agent who answers, or null if it is somebody who may answer for anyone
   */
  public Decision<Fact> answer(Draft draft, AboutOffer command, @Nullable String agent) {
    var id = TicketIds.offer(command.offerId()).orElse(null);
    var ticket = id == null ? null : draft.ticket(id.ticket());
    var refusal =
        id == null || ticket == null
            ? Refusal.unknownOffer(command.offerId())
            : OfferCheck.refusal(ticket, id, command.fence(), agent, draft.at());
    if (id == null || ticket == null || refusal != null) {
      return draft.refuse(
          refusal == null ? Refusal.unknownOffer(command.offerId()) : refusal,
          command.offerId(),
          agent);
    }
    if (!(ticket.phase() instanceof Phase.Offered offered)) {
      return draft.refuse(Refusal.wrongStatus(ticket.status()), command.offerId(), agent);
    }
    if (command instanceof AcceptOffer && !inBounds(draft, ticket, offered)) {
      return draft.refuse(Refusal.outOfScope(offered.to().agent()), command.offerId(), agent);
    }
    draft.cancelTimer(ticket.id().toString(), Kinds.OFFER);
    var after =
        switch (command) {
          case AcceptOffer _ -> accepted(draft, ticket, offered, id);
          case RejectOffer reject -> rejected(draft, ticket, offered, reject.reason());
        };
    dispatch.fill(draft);
    return draft.done(TicketAnswer.of(after));
  }

  /** Contracts may have changed since the offer was made. */
  private static boolean inBounds(Draft draft, Ticket ticket, Phase.Offered offered) {
    return draft.workspaceState().pools().inBounds(offered.to().agent(), BacklogKey.of(ticket));
  }

  private Ticket accepted(Draft draft, Ticket ticket, Phase.Offered offered, OfferId id) {
    var to = offered.to();
    var state = draft.agent(to.agent());
    if (state != null && !state.answered().equals(state)) draft.put(state.answered());
    var ended =
        draft.tell(
            ticket.offerEnded(to.agent(), OfferEnd.ACCEPTED).in(new Phase.InProgress(to)),
            view ->
                new TicketEvent.OfferEnded(
                    view, id.toString(), id.fence(), to.agent(), OfferEnd.ACCEPTED, null));
    return draft.tell(
        ended,
        view ->
            new TicketEvent.Assigned(
                view,
                id.toString(),
                id.fence(),
                to.agent(),
                to.site(),
                AssignedHow.ACCEPTED,
                Explaining.decided(ended, to.agent(), "accepted the offer")));
  }

  private Ticket rejected(
      Draft draft, Ticket ticket, Phase.Offered offered, @Nullable String reason) {
    var agent = offered.to().agent();
    var state = draft.agent(agent);
    if (state != null && !state.answered().equals(state)) draft.put(state.answered());
    var declined = new ArrayList<>(offered.declined());
    if (!declined.contains(agent)) declined.add(agent);
    var back = end(draft, ticket, offered, OfferEnd.REJECTED, reason, declined);
    return dispatch.place(draft, back, offered.since(), declined);
  }

  /**
   * Nobody answered in time: the agent gets none for a while, the ticket goes to another. If we
   * come to it late, we were away when it ended, and an answer may have found nobody to take it:
   * the ticket goes to another all the same, but nothing is held against the agent.
   */
  public Decision<Fact> expire(Draft draft, @Nullable Ticket ticket) {
    if (ticket == null
        || !(ticket.phase() instanceof Phase.Offered offered)
        || offered.expiresAt().isAfter(draft.at())) {
      return Decision.nothing();
    }
    var away = offered.expiresAt().plus(LATE_MAX).isBefore(draft.detectedAt());
    if (!away) miss(draft, offered.to().agent());
    var detail = away ? "no answer could be taken" : null;
    var declined = offered.declined();
    var back = end(draft, ticket, offered, OfferEnd.EXPIRED, detail, declined);
    var _ = dispatch.place(draft, back, offered.since(), declined);
    dispatch.fill(draft);
    return draft.done();
  }

  private void miss(Draft draft, String agent) {
    var state = draft.agent(agent);
    if (state != null) {
      var missed = state.missed(draft.at(), settings.coolDown());
      draft.put(missed);
      var until = missed.coolsUntil();
      if (until != null) {
        draft.setTimer(
            WorkspaceState.timerSubject(draft.workspace(), agent), Kinds.PAUSE_OVER, until);
      }
    }
  }

  /** Those who declined it did so a while ago: they are asked again. */
  public Decision<Fact> forgive(Draft draft, @Nullable Ticket ticket) {
    if (ticket == null
        || !(ticket.phase() instanceof Phase.Queued queued)
        || queued.declined().isEmpty()) {
      return Decision.nothing();
    }
    var _ = dispatch.place(draft, ticket, queued.since(), List.of());
    return draft.done();
  }

  /** The agent takes no more work: what they were offered goes to others. */
  public void withdraw(Draft draft, Ticket ticket, String why) {
    if (!(ticket.phase() instanceof Phase.Offered offered)) return;
    var back = revoke(draft, ticket, offered, why);
    var _ = dispatch.place(draft, back, offered.since(), offered.declined());
  }

  /** Takes an offer back, as the ticket goes another way. The ticket then is in its queue. */
  public Ticket revoke(Draft draft, Ticket ticket, Phase.Offered offered, String why) {
    draft.cancelTimer(ticket.id().toString(), Kinds.OFFER);
    return end(draft, ticket, offered, OfferEnd.REVOKED, why, offered.declined());
  }

  private static Ticket end(
      Draft draft,
      Ticket ticket,
      Phase.Offered offered,
      OfferEnd how,
      @Nullable String detail,
      List<String> declined) {
    var fence = ticket.track().fence();
    var agent = offered.to().agent();
    return draft.tell(
        ticket.offerEnded(agent, how).in(new Phase.Queued(offered.since(), declined)),
        view ->
            new TicketEvent.OfferEnded(
                view, new OfferId(ticket.id(), fence).toString(), fence, agent, how, detail));
  }
}
