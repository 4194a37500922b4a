package io.signalbox.runtime.loop;

import io.signalbox.runtime.fault.Fault;
import io.signalbox.runtime.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends what was committed, in order, and knows what is acknowledged. A send that fails ends the
 * producer: a new one goes on from the first batch that is not acknowledged. Used by the loop's
 * thread only; acknowledgements come from the producer's.
 */
final class Publisher implements AutoCloseable {
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final Faults faults;
  private final InstantSource clock;
  private final LoopMetrics metrics;
  private final Map<Integer, Deque<Sending>> waiting = new HashMap<>();
  private @Nullable Producer<byte[], byte[]> producer;
  private volatile boolean failed;
  private final AtomicInteger generation = new AtomicInteger();
  private long unsentBytes;
  private Instant retryAt = Instant.MIN;
  private Duration backoff = LoopSettings.BACKOFF_MIN;

  Publisher(
      Supplier<Producer<byte[], byte[]>> producers,
      Faults faults,
      InstantSource clock,
      LoopMetrics metrics) {
    this.producers = producers;
    this.faults = faults;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Takes a committed batch and sends it if it can. */
  void publish(Sending batch) {
    waiting.computeIfAbsent(batch.shard, shard -> new ArrayDeque<>()).add(batch);
    unsentBytes += batch.weight;
    if (!batch.records.isEmpty() && !failed) {
      faults.at(Fault.BEFORE_SEND);
      send(batch);
      faults.at(Fault.AFTER_SEND);
    }
    metrics.unsent(unsentBytes);
  }

  /** Forgets what is not acknowledged of a shard that is not ours any more. */
  void drop(int shard) {
    var dropped = waiting.remove(shard);
    if (dropped != null) for (var batch : dropped) unsentBytes -= batch.weight;
  }

  /** Hands over what is acknowledged, in order; replaces a producer that failed. */
  void poll(Consumer<Sending> acknowledged) {
    if (failed) restart();
    for (var batches : waiting.values()) {
      for (var head = batches.peek(); head != null && head.left.get() == 0; head = batches.peek()) {
        faults.at(Fault.BEFORE_ACK);
        batches.remove();
        unsentBytes -= head.weight;
        if (!head.records.isEmpty()) backoff = LoopSettings.BACKOFF_MIN;
        acknowledged.accept(head);
        faults.at(Fault.AFTER_ACK);
      }
    }
  }

  private void restart() {
    if (clock.instant().isBefore(retryAt)) return;
    metrics.failed("send");
    retryAt = clock.instant().plus(backoff);
    backoff = backoff.multipliedBy(2);
    if (backoff.compareTo(LoopSettings.BACKOFF_MAX) > 0) backoff = LoopSettings.BACKOFF_MAX;
    closeProducer(Duration.ZERO);
    generation.incrementAndGet();
    failed = false;
    for (var batches : waiting.values()) {
      for (var batch : batches) {
        if (batch.left.get() > 0 && !failed) send(batch);
      }
    }
  }

  private void send(Sending batch) {
    var mine = generation.get();
    var left = new AtomicInteger(batch.records.size());
    batch.left = left;
    try {
      var sender = producer;
      if (sender == null) {
        sender = producers.get();
        producer = sender;
      }
      for (var each : batch.records) {
        // the callback hears of everything, so the future is not needed
        var _ =
            sender.send(
                each.toProducerRecord(),
                (_, error) -> {
                  if (error != null) fail(mine);
                  else left.decrementAndGet();
                });
      }
    } catch (KafkaException | IllegalStateException e) {
      fail(mine);
    }
  }

  private void fail(int failedGeneration) {
    if (failedGeneration == generation.get()) failed = true;
  }

  /** Whether anything is not acknowledged yet. */
  boolean pending() {
    return waiting.values().stream().anyMatch(batches -> !batches.isEmpty());
  }

  /** Committed and not acknowledged. */
  long unsentBytes() {
    return unsentBytes;
  }

  private void closeProducer(Duration wait) {
    var old = producer;
    producer = null;
    if (old != null) old.close(wait);
  }

  @Override
  public void close() {
    closeProducer(Duration.ofSeconds(5));
  }
}
