package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.OutRecord;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One producer, from its making to its end. The first record that fails ends it, within the very
 * callback that says so: Kafka's producer goes on with what follows otherwise, and leaves a gap on
 * the log.
 *
 * <p>What may block (making it, asking for a topic's partitions, closing it) happens in the
 * background; {@link #send} is called for topics that are known, and for less than the producer's
 * buffer holds, so it does not block.
 */
final class ProducerSession {
  /** In one go; then whoever has something to send asks again. */
  private static final int ASKED_MAX = 50;

  private final Executor background;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final AtomicLong inFlight = new AtomicLong();
  private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
  private volatile @Nullable Producer<byte[], byte[]> producer;
  private volatile boolean ended;
  private volatile @Nullable Thread sender;

  /**
   * Why it ended.
   *
   * @param shard whose record failed; -1 when it was none of a shard
   */
  record Failure(int shard, Throwable cause) {}

  private ProducerSession(Executor background) {
    this.background = background;
  }

  /** Begins to make a producer. */
  static ProducerSession open(Supplier<Producer<byte[], byte[]>> producers, Executor background) {
    var session = new ProducerSession(background);
    background.execute(() -> session.make(producers));
    return session;
  }

  private void make(Supplier<Producer<byte[], byte[]>> producers) {
    try {
      var made = producers.get();
      producer = made;
      if (ended) made.close(Duration.ZERO);
    } catch (RuntimeException e) {
      failure.compareAndSet(null, new Failure(-1, e));
    }
  }

  /** Whether a batch can be sent without waiting; what is not known yet is asked for. */
  boolean takes(Sending sending) {
    if (producer == null) return false;
    var takes = true;
    for (var each : sending.records) {
      if (known.contains(each.topic())) continue;
      takes = false;
      if (asked.add(each.topic())) background.execute(() -> ask(each.topic()));
    }
    return takes;
  }

  /** Each try waits as long as a call of the producer may block. */
  private void ask(String topic) {
    try {
      for (var left = ASKED_MAX; left > 0 && !ended && !known.contains(topic); left--) {
        if (isThere(topic)) known.add(topic);
      }
    } finally {
      asked.remove(topic);
    }
  }

  private boolean isThere(String topic) {
    var asking = producer;
    try {
      return asking != null && !asking.partitionsFor(topic).isEmpty();
    } catch (TimeoutException e) {
      return false;
    } catch (KafkaException | IllegalStateException e) {
      failure.compareAndSet(null, new Failure(-1, e));
      return false;
    }
  }

  /** Sends all records of a batch, or stops at the first that fails. */
  void send(Sending sending) {
    var to = producer;
    if (to == null) throw new IllegalStateException("no producer yet");
    var left = sending.attempt();
    sender = Thread.currentThread();
    try {
      for (var each : sending.records) {
        if (failure.get() != null) return;
        send(to, each, sending.shard, left);
      }
    } catch (KafkaException | IllegalStateException e) {
      fail(sending.shard, e);
    } finally {
      sender = null;
    }
  }

  private void send(Producer<byte[], byte[]> to, OutRecord record, int shard, AtomicInteger left) {
    var weight = record.weight();
    inFlight.addAndGet(weight);
    // the callback hears of everything, so the future is not needed
    var _ =
        to.send(
            record.toProducerRecord(),
            (_, error) -> {
              inFlight.addAndGet(-weight);
              if (error != null) fail(shard, error);
              else left.decrementAndGet();
            });
  }

  private void fail(int shard, Throwable cause) {
    if (!failure.compareAndSet(null, new Failure(shard, cause))) return;
    // in the producer's own thread: nothing that follows leaves it any more
    if (Thread.currentThread() == sender) end();
    else close();
  }

  /** Why it ended, or null while it goes on. */
  @Nullable Failure failure() {
    return failure.get();
  }

  /** Given to the producer and not heard of since, in bytes. */
  long inFlight() {
    return inFlight.get();
  }

  /** Ends it without waiting. */
  void end() {
    ended = true;
    background.execute(this::close);
  }

  private void close() {
    close(Duration.ZERO);
  }

  /** Ends it; what was given to it may take so long to arrive. */
  void close(Duration wait) {
    ended = true;
    var old = producer;
    if (old != null) old.close(wait);
  }
}
