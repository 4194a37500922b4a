package io.signalbox.runtime.loop;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.Target;
import io.signalbox.runtime.store.DeliveryTable.Changes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which deliveries of a shard are in the courier's hands: a few of each target, the earliest first,
 * however many wait in the table. Times are epoch milliseconds of this machine's clock.
 */
final class Outbound {
  /** Of one target. */
  static final int IN_HAND_MAX = 32;

  /** What is due later than this is left in the table. */
  private static final long SOON = Duration.ofSeconds(10).toMillis();

  private final Map<Target, Lot> lots = new HashMap<>();
  private final long leftUntil;

  /** What is known of a target's deliveries. */
  private static final class Lot {
    final Set<UUID> inHand = new HashSet<>();

    /** From when on the table is to be looked at; never, unless some were left in it. */
    long lookAt = Long.MAX_VALUE;
  }

  /**
   * Nothing is in hand yet.
   *
   * @param waiting where some wait
   * @param leftUntil until then a former owner may still be at it
   */
  Outbound(Set<Target> waiting, long leftUntil) {
    this.leftUntil = leftUntil;
    for (var target : waiting) lot(target).lookAt = Long.MIN_VALUE;
  }

  /**
   * A batch has come to pass.
   *
   * @param first what is first in the lanes that it changed
   * @return what is to be made now
   */
  List<Attempt> changed(Changes changes, List<Attempt> first, long now) {
    for (var each : changes.gone()) release(each);
    for (var each : changes.failed().keySet()) release(each);
    for (var each : changes.again()) release(each);
    var taken = new ArrayList<Attempt>();
    for (var each : first) if (takes(each, now)) taken.add(each);
    lots.values().removeIf(lot -> lot.inHand.isEmpty() && lot.lookAt == Long.MAX_VALUE);
    return taken;
  }

  /** The targets of which more can be had from the table. */
  List<Target> wanting(long now) {
    if (lots.isEmpty()) return List.of();
    var wanting = new ArrayList<Target>();
    lots.forEach(
        (target, lot) -> {
          if (lot.lookAt <= now && lot.inHand.size() <= IN_HAND_MAX / 2) wanting.add(target);
        });
    return wanting;
  }

  /** How many of them are to be asked for: those in hand may come first. */
  int most(Target target) {
    return IN_HAND_MAX + lot(target).inHand.size();
  }

  /**
   * The table was looked at.
   *
   * @param found the earliest, as many as were asked for if there are so many
   * @return what is to be made of it
   */
  List<Attempt> found(Target target, List<Attempt> found, int asked, long now) {
    var lot = lot(target);
    lot.lookAt = found.size() < asked ? Long.MAX_VALUE : now;
    var taken = new ArrayList<Attempt>();
    for (var each : found) if (takes(each, now)) taken.add(each.notBefore(leftUntil));
    return taken;
  }

  private boolean takes(Attempt attempt, long now) {
    var lot = lot(attempt.target());
    var id = attempt.delivery().id();
    if (lot.inHand.contains(id)) return false;
    if (attempt.notBefore() > now + SOON || lot.inHand.size() >= IN_HAND_MAX) {
      lot.lookAt = Math.min(lot.lookAt, Math.max(now, attempt.notBefore() - SOON));
      return false;
    }
    lot.inHand.add(id);
    return true;
  }

  private void release(Attempt attempt) {
    lot(attempt.target()).inHand.remove(attempt.delivery().id());
  }

  private Lot lot(Target target) {
    return lots.computeIfAbsent(target, _ -> new Lot());
  }
}
