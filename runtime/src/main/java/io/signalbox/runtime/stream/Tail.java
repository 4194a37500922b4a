package io.signalbox.runtime.stream;

import io.signalbox.runtime.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the ends of all output topics while somebody listens, on one thread with one consumer,
 * and wakes those who wait for more.
 */
final class Tail {
  private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration READY_MAX = Duration.ofSeconds(5);

  /** With nobody listening for so long it ends; the next listener begins a new one. */
  private static final Duration IDLE_MAX = Duration.ofSeconds(60);

  private final Map<TopicPartition, Ring> rings = new ConcurrentHashMap<>();
  private final Map<Thread, Boolean> listening = new ConcurrentHashMap<>();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final List<TopicPartition> partitions;
  private volatile boolean ended;

  Tail(Supplier<Consumer<byte[], byte[]>> consumers, List<String> topics, int partitionsOfEach) {
    this.consumers = consumers;
    this.partitions = new ArrayList<>();
    for (var topic : topics) {
      for (int i = 0; i < partitionsOfEach; i++) {
        partitions.add(new TopicPartition(topic, i));
      }
    }
  }

  void start(String name) {
    var _ = Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  /** Whether it follows no more; then its listeners end as well. */
  boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
    wake();
  }

  /** This thread is woken when there is more to read. */
  void listen(Thread thread) {
    listening.put(thread, true);
  }

  void leave(Thread thread) {
    listening.remove(thread);
  }

  /**
   * The ring of a partition.
   *
   * @throws Problem 503 while Kafka does not answer
   */
  Ring ring(TopicPartition partition) {
    try {
      if (ready.await(READY_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        var ring = rings.get(partition);
        if (ring != null) {
          return ring;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Problem.unavailable("unavailable", "The stream is not ready.", READY_MAX);
  }

  private void run() {
    try (var consumer = consumers.get()) {
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      for (var each : partitions) {
        rings.put(each, new Ring(consumer.position(each)));
      }
      ready.countDown();
      follow(consumer);
    } catch (KafkaException e) {
      LOG.warn("streams end and are resumed by their readers: Kafka failed", e);
    } finally {
      end();
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    var lastHeard = System.nanoTime();
    while (!ended && System.nanoTime() - lastHeard < IDLE_MAX.toNanos()) {
      var records = consumer.poll(POLL);
      for (var each : records) {
        ringOf(new TopicPartition(each.topic(), each.partition())).add(new Published(each));
      }
      if (!records.isEmpty()) {
        wake();
      }
      if (!listening.isEmpty()) {
        lastHeard = System.nanoTime();
      }
    }
  }

  private Ring ringOf(TopicPartition partition) {
    @Nullable Ring ring = rings.get(partition);
    if (ring == null) {
      throw new IllegalStateException("a record of a partition that was not assigned");
    }
    return ring;
  }

  void wake() {
    listening.keySet().forEach(LockSupport::unpark);
  }
}
