package io.signalbox.runtime.store;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.Target;
import io.signalbox.runtime.delivery.TargetState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The deliveries of one shard that have not succeeded, within its transaction. Of each lane the
 * first is ready, the others wait behind it; one that failed for good has left its lane.
 */
public interface DeliveryTable {
  /** The next attempts of those of these deliveries that are open. */
  Map<UUID, Attempt> open(Collection<UUID> deliveries);

  /** Those of these deliveries that failed for good. */
  Map<UUID, Attempt> failed(Collection<UUID> deliveries);

  /**
   * Writes what a batch changed.
   *
   * @return the attempts that are first in their lanes now, of all lanes that were changed
   */
  List<Attempt> write(Changes changes);

  /** Where deliveries are ready to go. */
  Set<Target> targets();

  /** Of all targets that a person has paused, or has lately let be called again. */
  List<TargetState> states();

  /** The next attempts to a target that are ready, the earliest first. */
  List<Attempt> ready(Target target, int most);

  /**
   * What a batch changed.
   *
   * @param added wanted by it, in order
   * @param again the next attempt of those that failed
   * @param failed for good
   * @param gone succeeded
   * @param revived the next attempt of those that had failed for good
   * @param states of targets that were paused, or are called again
   */
  record Changes(
      List<Attempt> added,
      List<Attempt> again,
      Map<Attempt, Failure> failed,
      List<Attempt> gone,
      List<Attempt> revived,
      Map<Target, TargetState> states) {
    /** None yet. */
    public Changes() {
      this(
          new ArrayList<>(0),
          new ArrayList<>(0),
          new LinkedHashMap<>(0),
          new ArrayList<>(0),
          new ArrayList<>(0),
          new LinkedHashMap<>(0));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
      return added.isEmpty()
          && again.isEmpty()
          && failed.isEmpty()
          && gone.isEmpty()
          && revived.isEmpty()
          && states.isEmpty();
    }
  }

  /**
   * Why a delivery failed for good.
   *
   * @param at log time
   */
  record Failure(Instant at, String detail) {}
}
