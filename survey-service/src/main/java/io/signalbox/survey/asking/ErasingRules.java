package io.signalbox.survey.asking;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.erasure.ErasureEvent.CustomerErased;
import io.signalbox.contracts.survey.SurveyCommand.OptOut;
import io.signalbox.contracts.ticket.TicketEvent.Erased;
import io.signalbox.contracts.ticket.TicketEvent.Resolved;
import io.signalbox.runtime.erasure.Erasure;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.survey.invitation.InvitationPhase;
import io.signalbox.survey.invitation.PhaseRules;
import io.signalbox.survey.invitation.Transition;
import io.signalbox.survey.invitation.Trigger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Erases what customers said, and whose it was. Scores stay and count as before, as nobody's; what
 * is still open is withdrawn, so that nothing comes back by a link.
 */
final class ErasingRules {
  private final Memory memory;
  private final InvitationEffects effects;

  ErasingRules(Memory memory, InvitationEffects effects) {
    this.memory = memory;
    this.effects = effects;
  }

  /** Reads which customers are erased of whom something is told that may be older than that. */
  void fetch(List<Input> batch, Db db) {
    var customers = new HashSet<UUID>();
    for (var input : batch) {
      if (input instanceof Received received) {
        var late = lateOf(received);
        if (late != null) {
          customers.add(Erasure.key(received.workspace(), late));
        }
      }
    }
    memory.erasures.fetch(customers, db);
  }

  /** Whether what an input tells is about somebody who has been erased since. */
  boolean isTooLate(Received received) {
    var late = lateOf(received);
    return late != null && memory.erasures.find(received.workspace(), late) != null;
  }

  /** Events of tickets come in order, but for a dead letter that is decided again. */
  private static @Nullable String lateOf(Received received) {
    return switch (received.body()) {
      case Resolved resolved when received.replayOf() != null -> resolved.ticket().customerId();
      case OptOut optOut -> optOut.customerId();
      default -> null; // names no customer, or comes in order
    };
  }

  /** What was said in a ticket is gone. */
  Decision<Fact> ticket(String workspace, Erased event, Instant at) {
    var decision = Decision.<Fact>of();
    for (var entry : memory.ledger.ofTicket(workspace, event.ticket().ticketId())) {
      var erased = entry.erased();
      var phase =
          PhaseRules.decide(entry.phase(), new Trigger.TicketErased(), at)
                  instanceof Transition.To(var next)
              ? next
              : entry.phase();
      if (phase instanceof InvitationPhase.Cancelled && !phase.equals(entry.phase())) {
        effects.to(erased, phase, decision);
      }
      decision.fact(new Fact.EntryErased(erased.with(phase)));
    }
    return decision.build();
  }

  /** All their tickets were erased before, one by one: how often they were asked is left. */
  static Decision<Fact> customer(Received received, CustomerErased event) {
    var workspace = received.workspace();
    var customer = event.customerId();
    var told = new CustomerErased(customer, "survey", Map.of());
    return Decision.<Fact>of()
        .fact(
            new Fact.CustomerErased(
                Erasure.begun(workspace, customer, received.at()).completed(received.at())))
        .event(Outgoing.to(Topics.SURVEYS, "customer.erased", workspace, customer, told))
        .build();
  }
}
