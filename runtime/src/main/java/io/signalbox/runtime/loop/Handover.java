package io.signalbox.runtime.loop;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.Courier;
import io.signalbox.runtime.delivery.Target;
import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands deliveries to the courier: after the commit that made them due, or from the table. */
final class Handover {
  /** So many targets are looked up in one turn; the others come next. */
  private static final int TARGETS_MAX = 16;

  private final Courier courier;
  private final Store store;
  private final InstantSource clock;
  private final Faults faults;

  Handover(Loop.Parts parts) {
    this.courier = parts.courier();
    this.store = parts.store();
    this.clock = parts.clock();
    this.faults = parts.faults();
  }

  /** A batch has come to pass. */
  void changed(OwnedShard owner, Effects effects) {
    var changes = effects.deliveries;
    if (changes.isEmpty()) return;
    var settled = new ArrayList<UUID>();
    for (var each : changes.gone()) settled.add(each.delivery().id());
    for (var each : changes.failed().keySet()) settled.add(each.delivery().id());
    for (var each : changes.again()) settled.add(each.delivery().id());
    var _ = courier.withdraw(owner.number, settled);
    hand(owner, owner.outbound.changed(changes, effects.attempts, clock.millis()));
    for (var each : changes.states().values())
      if (each.isPaused()) leaveAlone(owner, each.target());
  }

  /** What is under way goes on to its end; what is not waits in the table. */
  private void leaveAlone(OwnedShard owner, Target target) {
    var inHand = owner.outbound.inHand(target);
    owner.outbound.givenBack(target, courier.withdraw(owner.number, inHand));
  }

  /** Takes up what waits in the table, as far as there is room for it. */
  void goOn(@Nullable OwnedShard owner) {
    if (owner == null) return;
    var wanting = owner.outbound.wanting(clock.millis());
    for (var target : wanting.subList(0, Math.min(wanting.size(), TARGETS_MAX))) {
      var most = owner.outbound.most(target);
      hand(owner, owner.outbound.found(target, ready(owner, target, most), most, clock.millis()));
    }
  }

  private List<Attempt> ready(OwnedShard owner, Target target, int most) {
    var ready = new ArrayList<Attempt>();
    store.transaction(
        owner.number, transaction -> ready.addAll(transaction.deliveries().ready(target, most)));
    return ready;
  }

  private void hand(OwnedShard owner, List<Attempt> attempts) {
    if (attempts.isEmpty()) return;
    faults.at(Fault.BEFORE_HANDOVER);
    courier.take(owner.number, attempts);
  }
}
