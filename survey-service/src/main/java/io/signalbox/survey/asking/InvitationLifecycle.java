package io.signalbox.survey.asking;

import io.signalbox.contracts.survey.SurveyCommand.SubmitAnswer;
import io.signalbox.contracts.ticket.TicketEvent.Reopened;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.survey.invitation.InvitationPhase;
import io.signalbox.survey.invitation.LedgerEntry;
import io.signalbox.survey.invitation.PhaseRules;
import io.signalbox.survey.invitation.Transition;
import io.signalbox.survey.invitation.Trigger;
import io.signalbox.survey.program.Scale;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An invitation's course once it is decided: sent, answered, expired, withdrawn. */
final class InvitationLifecycle {
  private final Memory memory;
  private final Terms terms;
  private final InvitationEffects effects;

  InvitationLifecycle(Memory memory, Terms terms, InvitationEffects effects) {
    this.memory = memory;
    this.terms = terms;
    this.effects = effects;
  }

  Decision<Fact> due(Due due) {
    var entry = find(due.workspace(), due.subject());
    if (entry == null) {
      return Decision.nothing();
    }
    return switch (due.kind()) {
      case InvitationEffects.SEND -> moved(entry, sendTime(entry, due), due.at()).build();
      case InvitationEffects.EXPIRE -> moved(entry, new Trigger.ExpiryTime(), due.at()).build();
      default -> Decision.nothing();
    };
  }

  Decision<Fact> reopened(String workspace, Reopened event, Instant at) {
    var decision = Decision.<Fact>of();
    for (var entry : memory.ledger.ofTicket(workspace, event.ticket().ticketId())) {
      move(entry, new Trigger.TicketReopened(), at, decision);
    }
    return decision.build();
  }

  Decision<Fact> answered(String workspace, SubmitAnswer answer, Instant at) {
    var entry = find(workspace, answer.invitationId());
    if (entry == null) {
      return Decision.refused("unknown-invitation", "There is no such invitation.");
    }
    var scale = Scale.of(entry.metric()).orElseThrow();
    if (!scale.has(answer.score())) {
      return Decision.refused("score-out-of-range", "The score is " + scale.range() + ".");
    }
    var given = new Trigger.AnswerGiven(answer.score(), answer.comment(), terms.editableFor());
    var decision = Decision.<Fact>of();
    return move(entry, given, at, decision) instanceof Transition.Refused(var reason, var detail)
        ? Decision.refused(reason, detail)
        : decision.outcome(Outcome.done(Map.of("invitationId", answer.invitationId()))).build();
  }

  private Decision.Builder<Fact> moved(LedgerEntry entry, Trigger trigger, Instant at) {
    var decision = Decision.<Fact>of();
    var _ = move(entry, trigger, at, decision);
    return decision;
  }

  private Transition move(
      LedgerEntry entry, Trigger trigger, Instant at, Decision.Builder<Fact> decision) {
    var move = PhaseRules.decide(entry.phase(), trigger, at);
    if (move instanceof Transition.To(var phase)) {
      giveBack(entry, phase, decision);
      effects.to(entry, phase, decision);
    }
    return move;
  }

  /** The customer's place is free again if nothing was sent, or the question is withdrawn. */
  private void giveBack(LedgerEntry entry, InvitationPhase next, Decision.Builder<Fact> decision) {
    var customer = memory.customers.find(entry.workspace(), entry.customerId());
    var free =
        switch (entry.phase()) {
          case InvitationPhase.Planned _ when !(next instanceof InvitationPhase.Open) ->
              customer.notAsked(entry.id());
          case InvitationPhase.Open _ when next instanceof InvitationPhase.Cancelled ->
              customer.askedInVain(entry.id());
          case InvitationPhase.Planned _,
              InvitationPhase.Open _,
              InvitationPhase.Skipped _,
              InvitationPhase.Answered _,
              InvitationPhase.Expired _,
              InvitationPhase.Cancelled _ ->
              customer;
        };
    if (!free.equals(customer)) decision.fact(new Fact.CustomerChanged(free));
  }

  private Trigger sendTime(LedgerEntry entry, Due due) {
    var customer = memory.customers.find(entry.workspace(), entry.customerId());
    return new Trigger.SendTime(due.detectedAt().plus(effects.openFor(entry)), customer.optedOut());
  }

  private @Nullable LedgerEntry find(String workspace, String id) {
    var entry = Ids.parse(id).map(memory.ledger::find).orElse(null);
    return entry == null || !entry.workspace().equals(workspace) ? null : entry;
  }
}
