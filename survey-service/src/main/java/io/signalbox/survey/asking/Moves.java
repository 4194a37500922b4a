package io.signalbox.survey.asking;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.OutboundEvent.ReplyRequested;
import io.signalbox.contracts.survey.SurveyEvent;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.TimerChange;
import io.signalbox.survey.invitation.Delivery;
import io.signalbox.survey.invitation.Line;
import io.signalbox.survey.invitation.Standing;
import io.signalbox.survey.invitation.Standing.Answered;
import io.signalbox.survey.invitation.Standing.Cancelled;
import io.signalbox.survey.invitation.Standing.Expired;
import io.signalbox.survey.invitation.Standing.Open;
import io.signalbox.survey.invitation.Standing.Planned;
import io.signalbox.survey.invitation.Standing.Skipped;
import io.signalbox.survey.token.Links;
import io.signalbox.survey.wording.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What follows when a line of the ledger moves: what others are told, and which timers run. */
final class Moves {
  static final String SEND = "send";
  static final String EXPIRE = "expire";

  private final Memory memory;
  private final Terms terms;
  private final Links links;

  Moves(Memory memory, Terms terms, Links links) {
    this.memory = memory;
    this.terms = terms;
    this.links = links;
  }

  /** How long a line's invitation can be answered. */
  Duration openFor(Line line) {
    var program = memory.programs.find(line.workspace(), line.programId());
    return program == null
        ? terms.expiresAfter()
        : Objects.requireNonNullElse(program.definition().expiresAfter(), terms.expiresAfter());
  }

  /** The line stands so from now on. */
  void to(Line line, Standing standing, Decision.Builder<Fact> decision) {
    decision.fact(new Fact.LineChanged(line.with(standing)));
    switch (standing) {
      case Skipped skipped -> decision.event(told(line, "survey.skipped", skipped(line, skipped)));
      case Planned planned -> decision.timer(timer(line, SEND, planned.sendAt()));
      case Open open -> {
        decision.event(told(line, "survey.invited", invited(line, open)));
        decision.event(asked(line));
        decision.timer(timer(line, EXPIRE, open.expiresAt()));
      }
      case Answered answered -> {
        decision.event(told(line, "survey.answered", answered(line, answered)));
        decision.timer(new TimerChange.Cancel(line.id().toString(), EXPIRE));
      }
      case Expired _ -> {
        decision.event(told(line, "survey.expired", expired(line)));
        decision.timer(new TimerChange.Cancel(line.id().toString(), EXPIRE));
      }
      case Cancelled cancelled -> {
        decision.event(told(line, "survey.cancelled", cancelled(line, cancelled)));
        Stream.of(SEND, EXPIRE)
            .forEach(kind -> decision.timer(new TimerChange.Cancel(line.id().toString(), kind)));
      }
    }
  }

  private Outgoing asked(Line line) {
    var delivery = Objects.requireNonNull(line.delivery(), "who is asked can be reached");
    var program = memory.programs.find(line.workspace(), line.programId());
    var wording = wording(delivery);
    var link = links.of(line.id());
    var question = program == null ? wording.text("title") : program.definition().question();
    var reply =
        new ReplyRequested(
            line.id().toString(),
            line.ticketId(),
            line.id().toString(),
            line.attribution().channel(),
            delivery.account(),
            line.attribution().brand(),
            line.customerId(),
            delivery.to(),
            List.of(),
            wording.text("mail.subject"),
            wording.text("mail.text", question, link),
            wording.language(),
            delivery.conversationId(),
            null,
            null,
            link);
    var id = line.id().toString();
    return Outgoing.to(Topics.CONTACTS_OUTBOUND, "reply.requested", line.workspace(), id, reply);
  }

  private Wording wording(Delivery delivery) {
    var wanted = delivery.language() == null ? List.<String>of() : List.of(delivery.language());
    return Wording.of(wanted, terms.language());
  }

  private static TimerChange timer(Line line, String kind, java.time.Instant due) {
    return new TimerChange.Set(line.workspace(), line.id().toString(), kind, due);
  }

  private static Outgoing told(Line line, String type, SurveyEvent event) {
    return Outgoing.to(Topics.SURVEYS, type, line.workspace(), line.id().toString(), event);
  }

  private static SurveyEvent invited(Line line, Open open) {
    return new SurveyEvent.Invited(
        line.id().toString(),
        line.programId(),
        line.metric(),
        line.ticketId(),
        line.customerId(),
        line.attribution(),
        open.expiresAt());
  }

  private static SurveyEvent skipped(Line line, Skipped skipped) {
    return new SurveyEvent.Skipped(
        line.programId(),
        line.metric(),
        line.ticketId(),
        line.customerId(),
        line.attribution(),
        skipped.reason());
  }

  private static SurveyEvent answered(Line line, Answered answered) {
    return new SurveyEvent.Answered(
        line.id().toString(),
        line.programId(),
        line.metric(),
        line.ticketId(),
        line.customerId(),
        line.attribution(),
        answered.score(),
        answered.comment(),
        answered.revision());
  }

  private static SurveyEvent expired(Line line) {
    return new SurveyEvent.Expired(
        line.id().toString(),
        line.programId(),
        line.metric(),
        line.ticketId(),
        line.customerId(),
        line.attribution());
  }

  private static SurveyEvent cancelled(Line line, Cancelled cancelled) {
    return new SurveyEvent.Cancelled(
        line.id().toString(),
        line.programId(),
        line.metric(),
        line.ticketId(),
        line.customerId(),
        line.attribution(),
        cancelled.reason());
  }
}
