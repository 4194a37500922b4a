package io.signalbox.simulation;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.Report;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Who is called from outside: takes most, refuses some, and fails now and then. Sees each delivery,
 * in the order of its lane, and once more at most for each thing that went wrong on our side.
 */
final class Receiver {
  private final World world;
  private final Map<UUID, Integer> calls = new HashMap<>();
  private final Map<UUID, Integer> failures = new HashMap<>();
  int repeats;

  Receiver(World world) {
    this.world = world;
  }

  Report.Result call(int shard, Attempt attempt) {
    var id = attempt.delivery().id();
    int count = calls.merge(id, 1, Integer::sum);
    if (count == 1) first(shard, attempt);
    var more = count - 1 - failures.getOrDefault(id, 0);
    if (more > 0) repeats++;
    if (more > world.disturbances) throw new AssertionError(more + " calls too many of " + attempt);
    var dice = world.calm ? 9 : world.random.nextInt(10);
    if (dice == 0) return Report.Result.REFUSED;
    if (dice > 2) return Report.Result.SUCCEEDED;
    failures.merge(id, 1, Integer::sum);
    return Report.Result.AGAIN;
  }

  /** All before it in its lane have been here. */
  private void first(int shard, Attempt attempt) {
    if (world.restored > 0) return; // what was decided since the database was saved is decided anew
    for (var each : world.frontStore().tables(shard).deliveries.lane(attempt)) {
      if (each.equals(attempt.delivery().id())) return;
      if (!calls.containsKey(each)) throw new AssertionError("overtaken by " + attempt);
    }
    throw new AssertionError("never decided: " + attempt);
  }

  int received() {
    return calls.size();
  }

  /** Whether nothing is left to deliver, and all that was decided came. */
  boolean isDone() {
    for (var shard = 0; shard < World.SHARDS; shard++) {
      var deliveries = world.frontStore().tables(shard).deliveries;
      if (!deliveries.isEmpty() || !calls.keySet().containsAll(deliveries.all())) return false;
    }
    return true;
  }
}
