package io.signalbox.runtime.probe;

import io.signalbox.runtime.delivery.Carrier;
import io.signalbox.runtime.shard.Delivery;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Calls nobody: a target refuses what comes until it is mended. */
public final class ProbeCarrier implements Carrier {
  private static final Set<String> MENDED = ConcurrentHashMap.newKeySet();
  private static final List<Delivery> CALLS = new CopyOnWriteArrayList<>();

  ProbeCarrier() {}

  /** From now on this target takes what comes. */
  public static void mend(String target) {
    MENDED.add(target);
  }

  /** What was sent to that target. */
  public static List<Delivery> calls(String target) {
    return CALLS.stream().filter(each -> each.target().equals(target)).toList();
  }

  @Override
  public String kind() {
    return "probe";
  }

  @Override
  public Answer carry(Delivery delivery) {
    CALLS.add(delivery);
    return MENDED.contains(delivery.target())
        ? Answer.taken("taken")
        : Answer.refused("the address is unknown");
  }
}
