package io.signalbox.ingest.intake;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.IngestCommand.EraseCustomer;
import io.signalbox.contracts.erasure.ErasureEvent;
import io.signalbox.contracts.erasure.ErasureEvent.CustomerErased;
import io.signalbox.ingest.customer.CustomerKey;
import io.signalbox.runtime.erasure.Erasure;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.TimerChange;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Erases a customer here, and tells the others once nothing of theirs can follow: their addresses
 * go first, so that who writes from one of them is somebody new, and {@code customer.erased} comes
 * behind the last contact that was theirs.
 *
 * <p>Nobody is asked whether there is such a customer: one who left no address is in no table here,
 * and has tickets.
 */
final class ErasingRules {
  private final Memory memory;

  ErasingRules(Memory memory) {
    this.memory = memory;
  }

  /** Reads the next portion of all who are erased in this batch. */
  void fetch(List<Input> batch, Db db) {
    var erased = new LinkedHashSet<CustomerKey>();
    for (var input : batch) {
      var customer = customerOf(input);
      if (customer != null) {
        erased.add(customer);
      }
    }
    memory.identities.fetchErased(erased, db);
    memory.suspensions.fetchErased(erased, db);
  }

  private @Nullable CustomerKey customerOf(Input input) {
    return switch (input) {
      case Received received ->
          received.body() instanceof EraseCustomer erase
              ? key(received.workspace(), erase.id())
              : null;
      case Due due -> {
        var going = going(due);
        yield going == null ? null : key(going.workspace(), going.customerId());
      }
    };
  }

  private @Nullable Erasure going(Due due) {
    return Erasure.ofSubject(due.subject())
        .map(memory.erasures::find)
        .filter(Erasure::goesOn)
        .orElse(null);
  }

  private static @Nullable CustomerKey key(String workspace, String customerId) {
    return Ids.parse(customerId).map(id -> new CustomerKey(workspace, id)).orElse(null);
  }

  /** Somebody wants a customer erased. */
  Decision<Fact> erase(Received received, EraseCustomer command) {
    var workspace = received.workspace();
    var customer = key(workspace, command.id());
    if (customer == null || command.id().equals(ErasureEvent.NOBODY)) {
      return Decision.refused("unknown-customer", "No customer has the id " + command.id() + ".");
    }
    var decision = Decision.<Fact>of().outcome(Outcome.done(Map.of("customerId", command.id())));
    var begun = Erasure.begun(workspace, command.id(), received.at());
    if (memory.erasures.goesOn(workspace, command.id())) {
      // its next step may be a dead letter: asked for again, it goes on
      return decision.timer(nextStep(begun, received.at())).build();
    }
    return step(begun, customer, received.at(), decision);
  }

  /** The next portion. */
  Decision<Fact> goOn(Due due) {
    var erasure = going(due);
    var customer = erasure == null ? null : key(erasure.workspace(), erasure.customerId());
    return erasure == null || customer == null
        ? Decision.nothing()
        : step(erasure, customer, due.at(), Decision.of());
  }

  private Decision<Fact> step(
      Erasure before, CustomerKey customer, Instant at, Decision.Builder<Fact> decision) {
    Set<UUID> addresses = Set.copyOf(memory.identities.ofErased(customer));
    var suspended = memory.suspensions.ofErased(customer);
    var more = memory.identities.hasMore(customer) || memory.suspensions.hasMore(customer);
    decision.fact(new Fact.Unlinked(customer, addresses));
    decision.fact(new Fact.ThrownAway(customer.workspace(), suspended));
    var after =
        before.plus("addresses", addresses.size()).plus("suspended-contacts", suspended.size());
    if (more) {
      decision.timer(nextStep(after, at));
      return decision.fact(new Fact.ErasureStands(after)).build();
    }
    var told = new CustomerErased(after.customerId(), "ingest", after.counts());
    return decision
        .fact(new Fact.ErasureStands(after.completed(at)))
        .event(
            Outgoing.to(
                Topics.CONTACTS, "customer.erased", after.workspace(), after.customerId(), told))
        .build();
  }

  private static TimerChange nextStep(Erasure erasure, Instant at) {
    return new TimerChange.Set(erasure.workspace(), erasure.subject(), Erasure.STEP, at);
  }
}
