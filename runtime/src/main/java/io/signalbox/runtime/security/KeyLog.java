package io.signalbox.runtime.security;

import io.github.bucket4j.Bucket;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.loop.KafkaClients;
import io.signalbox.runtime.loop.LogView;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys made over HTTP, on one compacted topic: by its prefix what is kept of each key. Every
 * instance of every service reads all of it and follows it, so that a key made at one works at all,
 * and one revoked at one works nowhere.
 */
@Singleton
public final class KeyLog {
  /** Who can write to it can make keys: only our services may. */
  public static final String TOPIC = "signalbox.keys";

  private static final Logger LOG = LoggerFactory.getLogger(KeyLog.class);
  private static final Duration WAIT_MAX = Duration.ofSeconds(5);

  /** How often the same key is said again because others said something else meanwhile. */
  private static final int TRIES_MAX = 5;

  /** So long at most Kafka may take to say where the log ends, and again for what is there. */
  private static final Duration NEWEST_MAX = Duration.ofMillis(500);

  private static final int NEWEST_PER_SECOND = 10;

  /** While Kafka does not say what is new, nobody waits for it each time. */
  private static final Duration NEWEST_AGAIN = Duration.ofSeconds(2);

  private final KafkaClients kafka;
  private final LogView log;
  private final InstantSource clock;
  private final ApiKeys keys;
  private final KeyFollower follower;
  private final Bucket asks =
      Bucket.builder()
          .addLimit(
              limit ->
                  limit
                      .capacity(2 * NEWEST_PER_SECOND)
                      .refillGreedy(NEWEST_PER_SECOND, Duration.ofSeconds(1)))
          .build();
  private volatile Instant nextAsk = Instant.MIN;

  KeyLog(KafkaClients kafka, LogView log, ApiKeys keys, InstantSource clock) {
    this.clock = clock;
    this.kafka = kafka;
    this.log = log;
    this.keys = keys;
    this.follower = new KeyFollower(kafka, keys);
  }

  /**
   * Follows the topic from now on.
   *
   * @return whether all that is on it is known, after so long at most
   */
  public boolean start(Duration patience) {
    follower.start();
    keys.beforeUnknown(this::readNewest);
    return follower.awaitRead(patience);
  }

  /**
   * Reads what is on the log by now. A record or request may show a key before this process has
   * heard of it, and what is refused for that is not tried again by itself. Keys that nobody ever
   * made must cost nothing, so this is done only so often.
   */
  private void readNewest() {
    if (clock.instant().isBefore(nextAsk) || !asks.tryConsume(1)) return;
    if (!isNewestRead()) {
      LOG.warn("Kafka does not say whether there are new keys");
      nextAsk = clock.instant().plus(NEWEST_AGAIN);
    }
  }

  private boolean isNewestRead() {
    try {
      var ends = log.ends(List.of(KeyFollower.PARTITION));
      var end = ends.get(NEWEST_MAX.toMillis(), TimeUnit.MILLISECONDS);
      return follower.await(end.getOrDefault(KeyFollower.PARTITION, 0L), NEWEST_MAX);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Lets every service know what is kept of a key. This one knows it when it returns.
   *
   * @return what counts now: another may have ended the key earlier; null when Kafka did not say
   *     that it has it, and may have it nonetheless
   */
  public @Nullable StoredKey append(StoredKey key) {
    var said = key;
    try (var producer = Writer.of(kafka)) {
      for (var tries = 0; tries < TRIES_MAX; tries++) {
        var offset = producer.write(said.prefix(), Json.bytes(said));
        var known = keys.put(said);
        // only the last record of a key stays on the topic: it must say what they all say together
        if (!follower.await(offset + 1, WAIT_MAX)) return known;
        known = keys.put(said);
        if (known.equals(said)) return known;
        said = known;
      }
      return said;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.warn("Kafka did not take a key: {}", e.toString());
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Lets every service forget these keys, which nobody shows any more. Tried once. */
  public void forget(List<String> prefixes) {
    if (prefixes.isEmpty()) return;
    try (var producer = Writer.of(kafka)) {
      for (var prefix : prefixes) {
        producer.write(prefix, null);
        keys.forget(prefix);
      }
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.warn("old keys are forgotten another time: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A producer for what one request writes. */
  private record Writer(Producer<byte[], byte[]> producer) implements AutoCloseable {
    static Writer of(KafkaClients kafka) {
      return new Writer(kafka.writer(WAIT_MAX));
    }

    long write(String prefix, byte @Nullable [] value)
        throws ExecutionException, TimeoutException, InterruptedException {
      var name = prefix.getBytes(StandardCharsets.UTF_8);
      return producer
          .send(new ProducerRecord<>(TOPIC, 0, name, value))
          .get(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)
          .offset();
    }

    @Override
    public void close() {
      producer.close(Duration.ZERO); // what it has not sent by now is told as not sent
    }
  }

  @PreDestroy
  void close() {
    follower.close();
  }
}
