package io.signalbox.survey.asking;

import io.signalbox.contracts.survey.SurveyCommand.SubmitAnswer;
import io.signalbox.contracts.ticket.TicketEvent.Reopened;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.survey.invitation.Line;
import io.signalbox.survey.invitation.Move;
import io.signalbox.survey.invitation.Standing;
import io.signalbox.survey.invitation.StandingRules;
import io.signalbox.survey.invitation.Trigger;
import io.signalbox.survey.program.Scale;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An invitation's course once it is decided: sent, answered, expired, withdrawn. */
final class CourseRules {
  private final Memory memory;
  private final Terms terms;
  private final Moves moves;

  CourseRules(Memory memory, Terms terms, Moves moves) {
    this.memory = memory;
    this.terms = terms;
    this.moves = moves;
  }

  Decision<Fact> due(Due due) {
    var line = find(due.workspace(), due.subject());
    if (line == null) {
      return Decision.nothing();
    }
    return switch (due.kind()) {
      case Moves.SEND -> moved(line, sendTime(line, due), due.at()).build();
      case Moves.EXPIRE -> moved(line, new Trigger.ExpiryTime(), due.at()).build();
      default -> Decision.nothing();
    };
  }

  Decision<Fact> reopened(String workspace, Reopened event, Instant at) {
    var decision = Decision.<Fact>of();
    for (var line : memory.ledger.ofTicket(workspace, event.ticket().ticketId())) {
      move(line, new Trigger.TicketReopened(), at, decision);
    }
    return decision.build();
  }

  Decision<Fact> answered(String workspace, SubmitAnswer answer, Instant at) {
    var line = find(workspace, answer.invitationId());
    if (line == null) {
      return Decision.refused("unknown-invitation", "There is no such invitation.");
    }
    var scale = Scale.of(line.metric()).orElseThrow();
    if (!scale.has(answer.score())) {
      return Decision.refused("score-out-of-range", "The score is " + scale.range() + ".");
    }
    var given = new Trigger.AnswerGiven(answer.score(), answer.comment(), terms.editableFor());
    var decision = Decision.<Fact>of();
    return move(line, given, at, decision) instanceof Move.Refused(var reason, var detail)
        ? Decision.refused(reason, detail)
        : decision.outcome(Outcome.done(Map.of("invitationId", answer.invitationId()))).build();
  }

  private Decision.Builder<Fact> moved(Line line, Trigger trigger, Instant at) {
    var decision = Decision.<Fact>of();
    var _ = move(line, trigger, at, decision);
    return decision;
  }

  private Move move(Line line, Trigger trigger, Instant at, Decision.Builder<Fact> decision) {
    var move = StandingRules.decide(line.standing(), trigger, at);
    if (move instanceof Move.To(var standing)) {
      giveBack(line, standing, decision);
      moves.to(line, standing, decision);
    }
    return move;
  }

  /** The customer's place is free again if nothing was sent, or the question is withdrawn. */
  private void giveBack(Line line, Standing next, Decision.Builder<Fact> decision) {
    var customer = memory.customers.find(line.workspace(), line.customerId());
    var free =
        switch (line.standing()) {
          case Standing.Planned _ when !(next instanceof Standing.Open) ->
              customer.notAsked(line.id());
          case Standing.Open _ when next instanceof Standing.Cancelled ->
              customer.askedInVain(line.id());
          case Standing.Planned _,
              Standing.Open _,
              Standing.Skipped _,
              Standing.Answered _,
              Standing.Expired _,
              Standing.Cancelled _ ->
              customer;
        };
    if (!free.equals(customer)) decision.fact(new Fact.CustomerChanged(free));
  }

  private Trigger sendTime(Line line, Due due) {
    var customer = memory.customers.find(line.workspace(), line.customerId());
    return new Trigger.SendTime(due.detectedAt().plus(moves.openFor(line)), customer.optedOut());
  }

  private @Nullable Line find(String workspace, String id) {
    var line = SurveyIds.parse(id).map(memory.ledger::find).orElse(null);
    return line == null || !line.workspace().equals(workspace) ? null : line;
  }
}
