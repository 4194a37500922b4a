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
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what was committed, in order, and knows what is acknowledged. The first record that fails
 * ends the producer: a new one goes on from the first batch that is not acknowledged. Used by the
 * loop's thread only, which it never blocks; acknowledgements come from the producer's.
 */
final class Publisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final Executor background;
  private final Faults faults;
  private final InstantSource clock;
  private final LoopMetrics metrics;
  private final Map<Integer, Lane> lanes = new HashMap<>();
  private @Nullable ProducerSession session;
  private boolean failing;
  private long unsentBytes;
  private Instant openAt = Instant.MIN;
  private Duration backoff = LoopSettings.BACKOFF_MIN;

  /** What one shard has to send: what the producer has, and what it has not, both in order. */
  private static final class Lane {
    final Deque<Sending> sent = new ArrayDeque<>();
    final Deque<Sending> unsent = new ArrayDeque<>();

    boolean isEmpty() {
      return sent.isEmpty() && unsent.isEmpty();
    }

    @Nullable Sending last() {
      return unsent.isEmpty() ? sent.peekLast() : unsent.peekLast();
    }

    /** All of it is to be sent by another producer. */
    void takeBack() {
      while (!sent.isEmpty()) {
        var last = sent.removeLast();
        last.attempt();
        unsent.addFirst(last);
      }
    }
  }

  /** Told of a record that the broker will never take. */
  interface Refusals {
    /** The events of that shard can't go on. */
    void refused(int shard, Alarm alarm);
  }

  Publisher(
      Supplier<Producer<byte[], byte[]>> producers,
      Executor background,
      Faults faults,
      InstantSource clock,
      LoopMetrics metrics) {
    this.producers = producers;
    this.background = background;
    this.faults = faults;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Takes a committed batch and sends it if it can. */
  void publish(Sending sending) {
    var lane = lanes.computeIfAbsent(sending.shard, _ -> new Lane());
    var last = lane.last();
    if (sending.records.isEmpty() && last != null) {
      last.absorb(sending);
      return;
    }
    lane.unsent.add(sending);
    unsentBytes += sending.weight;
    if (!sending.records.isEmpty()) {
      faults.at(Fault.BEFORE_SEND);
      sendAll(lane);
      faults.at(Fault.AFTER_SEND);
    }
    metrics.unsent(unsentBytes);
  }

  /** Forgets what is not acknowledged of a shard that is not ours any more. */
  void drop(int shard) {
    var dropped = lanes.remove(shard);
    if (dropped == null) return;
    for (var each : dropped.sent) unsentBytes -= each.weight;
    for (var each : dropped.unsent) unsentBytes -= each.weight;
  }

  /** Hands over what is acknowledged, in order; replaces a producer that failed; sends the rest. */
  void poll(Consumer<Sending> acknowledged, Refusals refusals) {
    for (var lane : lanes.values()) acknowledge(lane, acknowledged);
    replaceFailed(refusals);
    for (var lane : lanes.values()) sendAll(lane);
    metrics.unsent(unsentBytes);
  }

  private void acknowledge(Lane lane, Consumer<Sending> acknowledged) {
    for (var head = lane.sent.peek(); head != null; head = lane.sent.peek()) {
      if (!head.acknowledged()) return;
      faults.at(Fault.BEFORE_ACK);
      lane.sent.remove();
      unsentBytes -= head.weight;
      if (!head.records.isEmpty()) recovered();
      acknowledged.accept(head);
      faults.at(Fault.AFTER_ACK);
    }
  }

  private void recovered() {
    backoff = LoopSettings.BACKOFF_MIN;
    if (failing) LOG.info("events are sent again");
    failing = false;
  }

  private void replaceFailed(Refusals refusals) {
    var failure = session == null ? null : session.failure();
    if (failure == null || session == null) return;
    metrics.failed("send");
    if (!failing) LOG.warn("events can't be sent, and are tried again", failure.cause());
    failing = true;
    session.end();
    session = null;
    openAt = clock.instant().plus(backoff);
    backoff = LoopSettings.longer(backoff);
    for (var lane : lanes.values()) lane.takeBack();
    if (Refused.isForGood(failure.cause()) && lanes.containsKey(failure.shard())) {
      refusals.refused(failure.shard(), Refused.alarm(failure.cause()));
    }
  }

  private void sendAll(Lane lane) {
    for (var next = lane.unsent.peek(); next != null; next = lane.unsent.peek()) {
      if (!next.records.isEmpty()) {
        var to = ready(next);
        if (to == null) return;
        to.send(next);
      }
      lane.sent.add(lane.unsent.remove());
    }
  }

  /** The producer that takes this batch now, if there is one. */
  private @Nullable ProducerSession ready(Sending next) {
    if (session == null) {
      if (clock.instant().isBefore(openAt)) return null;
      session = ProducerSession.open(producers, background);
    }
    if (session.failure() != null || !session.takes(next)) return null;
    var room = LoopSettings.IN_FLIGHT_BYTES_MAX - session.inFlight();
    return next.weight <= room || session.inFlight() == 0 ? session : null;
  }

  /** Whether anything is not acknowledged yet. */
  boolean pending() {
    for (var lane : lanes.values()) if (!lane.isEmpty()) return true;
    return false;
  }

  /** Whether an acknowledgement may come any moment: not while the broker is away. */
  boolean flowing() {
    return !failing && pending();
  }

  /** Committed and not acknowledged. */
  long unsentBytes() {
    return unsentBytes;
  }

  @Override
  public void close() {
    if (session != null) session.close(Duration.ofSeconds(5));
    session = null;
  }
}
