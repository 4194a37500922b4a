package io.signalbox.survey.asking;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.OutboundEvent.ReplyRequested;
import io.signalbox.contracts.survey.SurveyEvent;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.TimerChange;
import io.signalbox.survey.invitation.Delivery;
import io.signalbox.survey.invitation.InvitationPhase;
import io.signalbox.survey.invitation.InvitationPhase.Answered;
import io.signalbox.survey.invitation.InvitationPhase.Cancelled;
import io.signalbox.survey.invitation.InvitationPhase.Expired;
import io.signalbox.survey.invitation.InvitationPhase.Open;
import io.signalbox.survey.invitation.InvitationPhase.Planned;
import io.signalbox.survey.invitation.InvitationPhase.Skipped;
import io.signalbox.survey.invitation.LedgerEntry;
import io.signalbox.survey.token.Links;
import io.signalbox.survey.wording.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What follows when an entry of the ledger changes: what others are told, and which timers run. */
final class InvitationEffects {
  static final String SEND = "send";
  static final String EXPIRE = "expire";

  private final Memory memory;
  private final Terms terms;
  private final Links links;

  InvitationEffects(Memory memory, Terms terms, Links links) {
    this.memory = memory;
    this.terms = terms;
    this.links = links;
  }

  /** How long an entry's invitation can be answered. */
  Duration openFor(LedgerEntry entry) {
    var program = memory.programs.find(entry.workspace(), entry.programId());
    return program == null
        ? terms.expiresAfter()
        : Objects.requireNonNullElse(program.definition().expiresAfter(), terms.expiresAfter());
  }

  /** The entry stands so from now on. */
  void to(LedgerEntry entry, InvitationPhase phase, Decision.Builder<Fact> decision) {
    decision.fact(new Fact.EntryChanged(entry.with(phase)));
    switch (phase) {
      case Skipped skipped ->
          decision.event(told(entry, "survey.skipped", skipped(entry, skipped)));
      case Planned planned -> decision.timer(timer(entry, SEND, planned.sendAt()));
      case Open open -> {
        decision.event(told(entry, "survey.invited", invited(entry, open)));
        decision.event(asked(entry));
        decision.timer(timer(entry, EXPIRE, open.expiresAt()));
      }
      case Answered answered -> {
        decision.event(told(entry, "survey.answered", answered(entry, answered)));
        decision.timer(new TimerChange.Cancel(entry.id().toString(), EXPIRE));
      }
      case Expired _ -> {
        decision.event(told(entry, "survey.expired", expired(entry)));
        decision.timer(new TimerChange.Cancel(entry.id().toString(), EXPIRE));
      }
      case Cancelled cancelled -> {
        decision.event(told(entry, "survey.cancelled", cancelled(entry, cancelled)));
        Stream.of(SEND, EXPIRE)
            .forEach(kind -> decision.timer(new TimerChange.Cancel(entry.id().toString(), kind)));
      }
    }
  }

  private Outgoing asked(LedgerEntry entry) {
    var delivery = Objects.requireNonNull(entry.delivery(), "who is asked can be reached");
    var program = memory.programs.find(entry.workspace(), entry.programId());
    var wording = wording(delivery);
    var link = links.of(entry.id());
    var question = program == null ? wording.text("title") : program.definition().question();
    var reply =
        new ReplyRequested(
            entry.id().toString(),
            entry.ticketId(),
            entry.id().toString(),
            entry.attribution().channel(),
            delivery.account(),
            entry.attribution().brand(),
            entry.customerId(),
            delivery.from(),
            delivery.to(),
            List.of(),
            wording.text("mail.subject"),
            wording.text("mail.text", question, link),
            List.of(),
            wording.language(),
            delivery.conversationId(),
            null,
            null,
            link);
    var id = entry.id().toString();
    return Outgoing.to(Topics.CONTACTS_OUTBOUND, "reply.requested", entry.workspace(), id, reply);
  }

  private Wording wording(Delivery delivery) {
    var wanted = delivery.language() == null ? List.<String>of() : List.of(delivery.language());
    return Wording.of(wanted, terms.language());
  }

  private static TimerChange timer(LedgerEntry entry, String kind, java.time.Instant due) {
    return new TimerChange.Set(entry.workspace(), entry.id().toString(), kind, due);
  }

  private static Outgoing told(LedgerEntry entry, String type, SurveyEvent event) {
    return Outgoing.to(Topics.SURVEYS, type, entry.workspace(), entry.id().toString(), event);
  }

  private static SurveyEvent invited(LedgerEntry entry, Open open) {
    return new SurveyEvent.Invited(
        entry.id().toString(),
        entry.programId(),
        entry.metric(),
        entry.ticketId(),
        entry.customerId(),
        entry.attribution(),
        open.expiresAt());
  }

  private static SurveyEvent skipped(LedgerEntry entry, Skipped skipped) {
    return new SurveyEvent.Skipped(
        entry.programId(),
        entry.metric(),
        entry.ticketId(),
        entry.customerId(),
        entry.attribution(),
        skipped.reason());
  }

  private static SurveyEvent answered(LedgerEntry entry, Answered answered) {
    return new SurveyEvent.Answered(
        entry.id().toString(),
        entry.programId(),
        entry.metric(),
        entry.ticketId(),
        entry.customerId(),
        entry.attribution(),
        answered.score(),
        answered.comment(),
        answered.revision());
  }

  private static SurveyEvent expired(LedgerEntry entry) {
    return new SurveyEvent.Expired(
        entry.id().toString(),
        entry.programId(),
        entry.metric(),
        entry.ticketId(),
        entry.customerId(),
        entry.attribution());
  }

  private static SurveyEvent cancelled(LedgerEntry entry, Cancelled cancelled) {
    return new SurveyEvent.Cancelled(
        entry.id().toString(),
        entry.programId(),
        entry.metric(),
        entry.ticketId(),
        entry.customerId(),
        entry.attribution(),
        cancelled.reason());
  }
}
