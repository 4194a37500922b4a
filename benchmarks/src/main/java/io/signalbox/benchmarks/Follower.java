package io.signalbox.benchmarks;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.loop.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Follows topics from now on, in a thread of its own. */
final class Follower implements AutoCloseable {
  private final Consumer<byte[], byte[]> consumer;
  private final Thread thread;

  /** Hears of every record. */
  interface Listener {
    /** A record of that short type. */
    void heard(String type, ConsumerRecord<byte[], byte[]> record);
  }

  Follower(String bootstrap, List<String> topics, Listener listener) {
    consumer = new KafkaClients(bootstrap, Map.of()).reader();
    var partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = Thread.ofPlatform().name("bench-follower").start(() -> follow(listener));
  }

  private void follow(Listener listener) {
    try {
      while (true) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          var type = EnvelopeReader.text(record.headers(), HeaderNames.TYPE);
          if (type != null) listener.heard(HeaderNames.shortType(type), record);
        }
      }
    } catch (WakeupException e) {
      consumer.close();
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
