package io.signalbox.runtime.security;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.loop.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads all of the log of keys and follows it. While Kafka does not answer, the
 * keys known go on being believed.
 */
final class KeyFollower implements AutoCloseable {
  static final TopicPartition PARTITION = new TopicPartition(KeyLog.TOPIC, 0);

  private static final Logger LOG = LoggerFactory.getLogger(KeyFollower.class);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofSeconds(30);
  private static final Duration STOP_MAX = Duration.ofSeconds(5);

  private final KafkaClients kafka;
  private final ApiKeys keys;
  private final Thread thread = Thread.ofPlatform().daemon().name("keys").unstarted(this::run);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private @Nullable Consumer<byte[], byte[]> reading;
  private long position = -1;
  private boolean wholeRead;
  private boolean closed;

  KeyFollower(KafkaClients kafka, ApiKeys keys) {
    this.kafka = kafka;
    this.keys = keys;
  }

  void start() {
    thread.start();
  }

  /** Waits until all that was on the log at the start is known; whether it is. */
  boolean awaitRead(Duration patience) {
    lock.lock();
    try {
      for (var left = patience.toNanos(); !wholeRead && left > 0; ) left = moved.awaitNanos(left);
      return wholeRead;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all before this offset is known; whether it is. */
  boolean await(long offset, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      for (var left = patience.toNanos(); position < offset && left > 0; ) {
        left = moved.awaitNanos(left);
      }
      return position >= offset;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (going()) {
      try {
        var consumer = kafka.follower();
        try {
          if (begin(consumer)) follow(consumer);
        } finally {
          KafkaClients.end(consumer);
        }
      } catch (WakeupException e) {
        // it ends
      } catch (RuntimeException e) { // whatever it is: without this thread no key is ever revoked
        LOG.warn(
            "the keys known go on being believed: {} can't be read: {}",
            KeyLog.TOPIC,
            e.toString());
      } finally {
        reading(null);
      }
      pause();
    }
  }

  private boolean begin(Consumer<byte[], byte[]> consumer) {
    consumer.assign(List.of(PARTITION));
    consumer.seekToBeginning(List.of(PARTITION));
    return reading(consumer);
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
    arrive(consumer.position(PARTITION), end);
    while (going()) {
      for (var record : consumer.poll(POLL)) take(record);
      arrive(consumer.position(PARTITION), end);
    }
  }

  /** What is none of ours, or of a release to come, locks out nobody else. */
  private void take(ConsumerRecord<byte[], byte[]> record) {
    var prefix = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      keys.forget(prefix);
      return;
    }
    try {
      var key = Json.read(record.value(), StoredKey.class);
      if (key.prefix().equals(prefix)) {
        keys.put(key);
      } else {
        LOG.warn("no key at {}/{}: its name is another one's", KeyLog.TOPIC, record.offset());
      }
    } catch (UnreadableJson e) {
      LOG.warn("no key at {}/{}: {}", KeyLog.TOPIC, record.offset(), e.detail());
    }
  }

  private void arrive(long reached, long end) {
    lock.lock();
    try {
      position = reached;
      wholeRead |= reached >= end;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Says which consumer is to be woken at the end; false when it has come already. */
  private boolean reading(@Nullable Consumer<byte[], byte[]> consumer) {
    lock.lock();
    try {
      reading = consumer;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private boolean going() {
    lock.lock();
    try {
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    lock.lock();
    try {
      for (var left = AGAIN_AFTER.toNanos(); !closed && left > 0; ) left = moved.awaitNanos(left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      moved.signalAll();
      if (reading != null) reading.wakeup();
    } finally {
      lock.unlock();
    }
    if (thread.getState() == Thread.State.NEW) return;
    try {
      var _ = thread.join(STOP_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
