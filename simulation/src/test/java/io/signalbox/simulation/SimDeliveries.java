package io.signalbox.simulation;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.Target;
import io.signalbox.runtime.delivery.TargetState;
import io.signalbox.runtime.store.DeliveryTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The deliveries of a shard in memory, in the order they were decided in. */
final class SimDeliveries implements DeliveryTable {
  private final Map<UUID, Attempt> rows = new LinkedHashMap<>();
  private final Map<Target, TargetState> states = new HashMap<>();

  /** All that were ever decided, by lane. */
  private final Map<String, List<UUID>> decided = new HashMap<>();

  SimDeliveries copy() {
    var copy = new SimDeliveries();
    copy.rows.putAll(rows);
    copy.states.putAll(states);
    decided.forEach((lane, ids) -> copy.decided.put(lane, new ArrayList<>(ids)));
    return copy;
  }

  /** Those that were decided in the lane of this one, in order. */
  List<UUID> lane(Attempt attempt) {
    return decided.getOrDefault(laneOf(attempt), List.of());
  }

  /** Every one that was decided. */
  Set<UUID> all() {
    var all = new HashSet<UUID>();
    decided.values().forEach(all::addAll);
    return all;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  private static String laneOf(Attempt attempt) {
    return attempt.target() + attempt.delivery().lane();
  }

  @Override
  public Map<UUID, Attempt> open(Collection<UUID> deliveries) {
    var open = new HashMap<>(rows);
    open.keySet().retainAll(new HashSet<>(deliveries));
    return open;
  }

  @Override
  public Map<UUID, Attempt> failed(Collection<UUID> deliveries) {
    return Map.of();
  }

  @Override
  public List<Attempt> write(Changes changes) {
    states.putAll(changes.states());
    var lanes = new LinkedHashSet<String>();
    for (var each : changes.gone()) lanes.add(laneOf(each));
    for (var each : changes.failed().keySet()) lanes.add(laneOf(each));
    for (var each : changes.again()) lanes.add(laneOf(each));
    for (var each : changes.added()) lanes.add(laneOf(each));
    for (var each : changes.gone()) rows.remove(each.delivery().id());
    for (var each : changes.failed().keySet()) rows.remove(each.delivery().id());
    for (var each : changes.again()) rows.replace(each.delivery().id(), each);
    for (var each : changes.added()) {
      if (rows.put(each.delivery().id(), each) != null) throw new AssertionError("twice: " + each);
      decided.computeIfAbsent(laneOf(each), _ -> new ArrayList<>()).add(each.delivery().id());
    }
    return lanes.stream().flatMap(lane -> first(lane).stream()).toList();
  }

  private List<Attempt> first(String lane) {
    return rows.values().stream().filter(each -> laneOf(each).equals(lane)).limit(1).toList();
  }

  @Override
  public Set<Target> targets() {
    var targets = new HashSet<Target>();
    rows.values().forEach(each -> targets.add(each.target()));
    return targets;
  }

  @Override
  public List<TargetState> states() {
    return List.copyOf(states.values());
  }

  @Override
  public List<Attempt> ready(Target target, int most) {
    var lanes = new LinkedHashMap<String, Attempt>();
    rows.values().stream()
        .filter(each -> each.target().equals(target))
        .forEach(each -> lanes.putIfAbsent(laneOf(each), each));
    return lanes.values().stream()
        .sorted(Comparator.comparingLong(Attempt::notBefore))
        .limit(most)
        .toList();
  }
}
