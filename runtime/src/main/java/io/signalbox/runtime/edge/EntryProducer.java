package io.signalbox.runtime.edge;

import io.micronaut.context.annotation.Requires;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.settings.KafkaSettings;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.shard.ServiceSpec;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends to entry topics and waits until Kafka has it; 503 when that takes over five seconds. */
@Singleton
@Requires(beans = ServiceSpec.class)
final class EntryProducer {
  private static final Logger LOG = LoggerFactory.getLogger(EntryProducer.class);
  private static final Duration WAIT_MAX = Duration.ofSeconds(5);
  private static final Duration REQUEST_MAX = Duration.ofSeconds(4);

  private final Map<String, Object> config;
  private final ClockSkew skew;
  private final InstantSource clock;
  private @Nullable Producer<byte[], byte[]> producer;

  EntryProducer(KafkaSettings kafka, ServiceSettings service, ClockSkew skew, InstantSource clock) {
    this.skew = skew;
    this.clock = clock;
    config = kafka.connection(service.service() + "-edge");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, WAIT_MAX.toMillis());
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) WAIT_MAX.toMillis());
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_MAX.toMillis());
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
  }

  /**
   * Sends all and waits for all.
   *
   * @throws Problem 503 when Kafka does not have all of them in time; some may be there, so the
   *     caller tries again with the same ids
   */
  void send(List<ProducerRecord<byte[], byte[]>> records) {
    var used = current();
    var began = clock.millis();
    var deadline = System.nanoTime() + WAIT_MAX.toNanos();
    try {
      var sent = new ArrayList<Future<RecordMetadata>>(records.size());
      for (var each : records) {
        if (System.nanoTime() >= deadline) {
          throw notNow(); // without Kafka each record would wait as long as all may
        }
        sent.add(used.send(each));
      }
      var stamp = 0L;
      for (var each : sent) {
        stamp =
            each.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS).timestamp();
      }
      skew.observe(began, stamp, clock.millis());
    } catch (ExecutionException e) {
      throw failed(used, e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw failed(used, e);
    } catch (TimeoutException e) {
      throw notNow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notNow();
    }
  }

  private Problem failed(Producer<byte[], byte[]> used, Throwable cause) {
    if (cause instanceof RecordTooLargeException) {
      return Problem.of(413, "too-large", "Too large", "The record is larger than Kafka takes.");
    }
    LOG.warn("Kafka did not take a record: {}", cause.toString());
    if (!(cause instanceof RetriableException)) {
      discard(used); // a producer that failed for good takes nothing any more
    }
    return notNow();
  }

  private static Problem notNow() {
    return Problem.unavailable(
        "not-acknowledged",
        "Kafka did not acknowledge in time. Send the request again, with the same Idempotency-Key.",
        WAIT_MAX);
  }

  private synchronized Producer<byte[], byte[]> current() {
    if (producer == null) {
      producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  private synchronized void discard(Producer<byte[], byte[]> used) {
    if (producer == used) {
      producer = null;
      used.close(Duration.ZERO);
    }
  }

  @PreDestroy
  synchronized void close() {
    if (producer != null) {
      producer.close(WAIT_MAX);
      producer = null;
    }
  }
}
