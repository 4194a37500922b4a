package io.signalbox.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What anybody does with a broker: make a topic, send to it, read it from its beginning. */
record Client(String bootstrap) {

  private static final long PATIENCE_SECONDS = 30;

  void createTopic(String topic, int partitions) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin
          .createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
          .all()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  void send(String topic, String... values) throws Exception {
    var settings = Map.<String, Object>of("bootstrap.servers", bootstrap);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (var value : values) {
        producer
            .send(new ProducerRecord<>(topic, value, value))
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    }
  }

  /** The first {@code count} records, through a consumer group as the services use one. */
  List<String> read(String topic, int count) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            bootstrap,
            "group.id",
            "reader-" + System.nanoTime(),
            "auto.offset.reset",
            "earliest");
    var read = new ArrayList<String>();
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (read.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(r -> read.add(r.value()));
      }
    }
    return read;
  }
}
