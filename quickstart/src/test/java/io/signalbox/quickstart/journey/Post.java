package io.signalbox.quickstart.journey;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records on topics as they are, as whoever may write there can. */
final class Post implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;

  Post(Installation there) {
    producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers", there.bootstrap(), "acks", "all", "max.request.size", 1 << 21),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends it, and returns once Kafka has it. */
  RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not take " + record.topic(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
