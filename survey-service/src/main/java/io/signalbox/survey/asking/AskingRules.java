package io.signalbox.survey.asking;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.survey.Attribution;
import io.signalbox.contracts.survey.SkipReason;
import io.signalbox.contracts.survey.SurveyMetric;
import io.signalbox.contracts.ticket.TicketEvent.Resolved;
import io.signalbox.contracts.ticket.TicketFacts;
import io.signalbox.contracts.ticket.TicketView;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.survey.fatigue.Customer;
import io.signalbox.survey.invitation.Delivery;
import io.signalbox.survey.invitation.InvitationPhase;
import io.signalbox.survey.invitation.LedgerEntry;
import io.signalbox.survey.program.Program;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a customer is asked how it went. Every resolution leaves one entry in the ledger, asked
 * or not; the first reason not to ask is the one that is told.
 *
 * <p>The lot is drawn by a hash of program, ticket and cycle: the same for a repeated decision, and
 * blind to agent, queue and how hard the ticket was, so that the sample is not the easy tickets.
 */
final class AskingRules {
  private static final String NO_PROGRAM = "none";

  private final Memory memory;
  private final Terms terms;
  private final InvitationEffects effects;

  AskingRules(Memory memory, Terms terms, InvitationEffects effects) {
    this.memory = memory;
    this.terms = terms;
    this.effects = effects;
  }

  Decision<Fact> resolved(String workspace, Resolved event, Instant at, Instant detectedAt) {
    var ticket = event.ticket();
    var entries = memory.ledger.ofTicket(workspace, ticket.ticketId());
    if (entries.stream().anyMatch(entry -> entry.cycle() == ticket.reopened())) {
      return Decision.nothing();
    }
    var facts = TicketFacts.of(ticket);
    var program = program(workspace, facts);
    var customer = memory.customers.find(workspace, ticket.customerId());
    var reason = reasonNotTo(ticket, facts, program, customer, at);
    var decision = Decision.<Fact>of();
    if (reason.isPresent() || program == null) {
      var skipped = new InvitationPhase.Skipped(reason.orElse(SkipReason.NO_PROGRAM));
      effects.to(entry(workspace, event, program, at, skipped), skipped, decision);
      return decision.build();
    }
    var planned = new InvitationPhase.Planned(at.plus(program.delay()));
    var entry = entry(workspace, event, program, at, planned);
    decision.fact(
        new Fact.CustomerChanged(
            customer.askedAlso(entry.id(), program.metric(), planned.sendAt())));
    if (program.delay().isZero()) {
      effects.to(
          entry, new InvitationPhase.Open(detectedAt.plus(effects.openFor(entry))), decision);
    } else {
      effects.to(entry, planned, decision);
    }
    return decision.build();
  }

  /**
   * The first by id that asks about the ticket; failing that, the one that came nearest, which then
   * has a reason not to ask.
   */
  private @Nullable Program program(String workspace, TicketFacts ticket) {
    Program nearest = null;
    for (var program : memory.programs.of(workspace)) {
      var channel = program.asksAbout(ticket.channel());
      if (channel && program.asksAbout(ticket)) return program;
      if (nearest == null || (channel && !nearest.asksAbout(ticket.channel()))) nearest = program;
    }
    return nearest;
  }

  private Optional<SkipReason> reasonNotTo(
      TicketView ticket,
      TicketFacts facts,
      @Nullable Program program,
      Customer customer,
      Instant at) {
    if (ticket.followUp()) {
      return Optional.of(SkipReason.FOLLOW_UP);
    }
    if (program == null) {
      return Optional.of(SkipReason.NO_PROGRAM);
    }
    if (!program.asksAbout(ticket.channel())) {
      return Optional.of(SkipReason.WRONG_CHANNEL);
    }
    if (!program.asksAbout(facts)) {
      return Optional.of(SkipReason.CONDITION_NOT_MET);
    }
    if (!reachable(ticket)) {
      return Optional.of(SkipReason.NO_ADDRESS);
    }
    if (customer.optedOut()) {
      return Optional.of(SkipReason.OPTED_OUT);
    }
    if (!program.samples(lot(customer.workspace(), program, ticket))) {
      return Optional.of(SkipReason.NOT_SAMPLED);
    }
    var then = at.plus(program.delay());
    return customer.tired(program.metric(), program.throttle(), terms.cap(), then)
        ? Optional.of(SkipReason.THROTTLED)
        : Optional.empty();
  }

  /** A number that somebody called from takes no link. */
  private static boolean reachable(TicketView ticket) {
    return ticket.replyTo() != null
        && !ticket.replyTo().isBlank()
        && !ticket.channel().equals(Channel.PHONE);
  }

  private static long lot(String workspace, Program program, TicketView ticket) {
    var cycle = Integer.toString(ticket.reopened());
    return Ids.hash("lot", workspace, program.id(), ticket.ticketId(), cycle)
        .getLeastSignificantBits();
  }

  private static LedgerEntry entry(
      String workspace,
      Resolved event,
      @Nullable Program program,
      Instant at,
      InvitationPhase phase) {
    var ticket = event.ticket();
    var cycle = Integer.toString(ticket.reopened());
    return new LedgerEntry(
        UUID.fromString(Ids.timeOrdered(at, workspace, ticket.ticketId(), cycle, "survey")),
        workspace,
        ticket.ticketId(),
        ticket.reopened(),
        program == null ? NO_PROGRAM : program.id(),
        program == null ? SurveyMetric.CSAT : program.metric(),
        ticket.customerId(),
        attribution(event),
        delivery(ticket),
        at,
        phase);
  }

  /** Whoever has the ticket, or else who resolved it: fixed now, whatever happens to it later. */
  private static Attribution attribution(Resolved event) {
    var ticket = event.ticket();
    return new Attribution(
        ticket.agentId() == null ? event.agentId() : ticket.agentId(),
        ticket.site(),
        ticket.queue(),
        ticket.channel(),
        ticket.brand(),
        ticket.classification().intent(),
        ticket.requirements().tier());
  }

  private static @Nullable Delivery delivery(TicketView ticket) {
    return ticket.replyTo() == null
        ? null
        : new Delivery(
            ticket.replyFrom(),
            ticket.replyTo(),
            ticket.account(),
            ticket.conversationId(),
            ticket.classification().language());
  }
}
