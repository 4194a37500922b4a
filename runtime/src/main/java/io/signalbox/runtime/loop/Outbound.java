package io.signalbox.runtime.loop;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.Target;
import io.signalbox.runtime.delivery.TargetState;
import io.signalbox.runtime.store.DeliveryTable.Changes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
  private final Map<Target, TargetState> states = new HashMap<>();
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
   * @param states of targets that a person has paused, or lets be called again
   * @param leftUntil until then a former owner may still be at it
   */
  Outbound(Set<Target> waiting, Collection<TargetState> states, long leftUntil) {
    for (var each : states) this.states.put(each.target(), each);
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
    states.putAll(changes.states());
    for (var target : changes.states().keySet()) lot(target).lookAt = now;
    var taken = new ArrayList<Attempt>();
    for (var each : first) if (takes(each, now)) taken.add(each);
    lots.values().removeIf(lot -> lot.inHand.isEmpty() && lot.lookAt == Long.MAX_VALUE);
    return taken;
  }

  /** How a target stands; null if nobody has paused it. */
  @Nullable TargetState state(Target target) {
    return states.get(target);
  }

  /** How many targets of a workspace are left alone. */
  long paused(String workspace) {
    return states.values().stream()
        .filter(each -> each.isPaused() && each.target().workspace().equals(workspace))
        .count();
  }

  /** Which of a target's are in the courier's hands. */
  List<UUID> inHand(Target target) {
    return List.copyOf(lot(target).inHand);
  }

  /** The courier has given these back. */
  void givenBack(Target target, Collection<UUID> deliveries) {
    lot(target).inHand.removeAll(deliveries);
  }

  private boolean isPaused(Target target) {
    var state = states.get(target);
    return state != null && state.isPaused();
  }

  /** The targets of which more can be had from the table. */
  List<Target> wanting(long now) {
    if (lots.isEmpty()) return List.of();
    var wanting = new ArrayList<Target>();
    lots.forEach(
        (target, lot) -> {
          var hasRoom = lot.inHand.size() <= IN_HAND_MAX / 2;
          if (lot.lookAt <= now && hasRoom && !isPaused(target)) wanting.add(target);
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
    if (isPaused(attempt.target())) return false; // all of it is looked at once it is called again
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
