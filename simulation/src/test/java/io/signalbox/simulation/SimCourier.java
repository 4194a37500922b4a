package io.signalbox.simulation;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.Courier;
import io.signalbox.runtime.delivery.Report;
import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.json.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Makes one attempt at a time, any that is due; may crash before and after each thing it does. */
final class SimCourier implements Courier {
  private final World world;
  private final InstantSource clock;
  private final Faults faults;
  private final List<InHand> inHand = new ArrayList<>();

  private record InHand(int shard, Attempt attempt) {}

  SimCourier(World world, InstantSource clock, Faults faults) {
    this.world = world;
    this.clock = clock;
    this.faults = faults;
  }

  @Override
  public void take(int shard, List<Attempt> attempts) {
    for (var each : attempts) inHand.add(new InHand(shard, each));
  }

  @Override
  public Collection<UUID> withdraw(int shard, Collection<UUID> deliveries) {
    var withdrawn = new HashSet<UUID>();
    for (var each : inHand) withdrawn.add(each.attempt.delivery().id());
    withdrawn.retainAll(deliveries);
    inHand.removeIf(each -> withdrawn.contains(each.attempt.delivery().id()));
    return withdrawn;
  }

  @Override
  public void leave(int shard) {
    inHand.removeIf(each -> each.shard == shard);
  }

  void step() {
    var due = inHand.stream().filter(each -> each.attempt.notBefore() <= clock.millis()).toList();
    if (due.isEmpty()) return;
    var next = due.get(world.random.nextInt(due.size()));
    inHand.remove(next);
    faults.at(Fault.BEFORE_CALL);
    var result = world.receiver.call(next.shard, next.attempt);
    faults.at(Fault.AFTER_CALL);
    var report = Report.of(next.attempt, result, "simulated", null);
    world.log.append(
        SimService.record(
            next.attempt.delivery().workspace(),
            report.type(),
            next.attempt.reportId(Integer.toString(world.random.nextInt())),
            Json.text(report)));
    faults.at(Fault.AFTER_REPORT);
  }
}
