package io.signalbox.faults;

import io.signalbox.runtime.loop.LoopMetrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What a loop says of itself, for tests to ask. */
final class Counts implements LoopMetrics {
  final AtomicInteger fenced = new AtomicInteger();
  final AtomicInteger taken = new AtomicInteger();
  final AtomicInteger repeated = new AtomicInteger();
  final AtomicInteger misrouted = new AtomicInteger();
  final AtomicInteger dead = new AtomicInteger();
  final AtomicInteger fired = new AtomicInteger();
  final AtomicInteger committed = new AtomicInteger();
  final AtomicInteger barriers = new AtomicInteger();
  final AtomicInteger provisional = new AtomicInteger();
  final AtomicLong earliest = new AtomicLong(Long.MAX_VALUE);
  final Map<String, Integer> failed = new ConcurrentHashMap<>();

  @Override
  public void fenced(int shard) {
    fenced.incrementAndGet();
  }

  @Override
  public void taken(int shard, long nanos) {
    taken.incrementAndGet();
  }

  @Override
  public void committed(int shard, int inputs, int events, long nanos) {
    committed.incrementAndGet();
  }

  @Override
  public void repeated(String topic) {
    repeated.incrementAndGet();
  }

  @Override
  public void misrouted(String topic) {
    misrouted.incrementAndGet();
  }

  @Override
  public void dead(String topic, String reason) {
    dead.incrementAndGet();
  }

  @Override
  public void fired(long lateMillis) {
    fired.incrementAndGet();
    earliest.accumulateAndGet(lateMillis, Math::min);
  }

  @Override
  public void barrier(long nanos, boolean wasProvisional) {
    barriers.incrementAndGet();
    if (wasProvisional) provisional.incrementAndGet();
  }

  @Override
  public void failed(String what) {
    failed.merge(what, 1, Integer::sum);
  }
}
