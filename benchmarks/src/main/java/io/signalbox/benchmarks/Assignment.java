package io.signalbox.benchmarks;

import static io.signalbox.benchmarks.Benchmarks.print;

import io.signalbox.runtime.loop.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Contacts entered all at once: how many a second are assigned. */
final class Assignment {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final BenchSystem system;
  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private static final AtomicLong RUNS = new AtomicLong();

  Assignment(BenchSystem system) {
    this.system = system;
  }

  Figures run(int contacts) throws InterruptedException {
    var label = "a" + RUNS.incrementAndGet();
    var left = new CountDownLatch(contacts);
    messages.set(0);
    bytes.set(0);
    try (var _ =
        new Follower(
            system.bootstrap(),
            List.of(
                "contacts.inbound", "contacts", "tickets", "sla.clocks", "sla.alerts", "surveys"),
            (type, record) -> {
              messages.incrementAndGet();
              bytes.addAndGet(record.serializedValueSize());
              if (type.equals("ticket.assigned")) left.countDown();
            })) {
      var batches = new BatchSizes(system.client());
      var cpu = new CpuShare();
      var meter = new Meter();
      for (var n = 0; n < contacts; n++) {
        var _ = system.sender().send(Load.contact(label, n));
      }
      if (!left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(left.getCount() + " contacts were not assigned");
      }
      var figures = meter.figures(contacts);
      cpu.print(contacts);
      batches.print();
      return figures;
    }
  }

  /** As many messages of the same mean size through bare clients: one producer, one consumer. */
  Figures ceiling(int contacts) throws InterruptedException {
    var count = messages.get();
    var size = (int) (bytes.get() / Math.max(1, count));
    var clients =
        new KafkaClients(system.bootstrap(), Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, 60_000));
    var topic = "bench.ceiling";
    try (var admin = clients.admin()) {
      var _ = admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)));
    }
    var value = new byte[size];
    var partition = List.of(new TopicPartition(topic, 0));
    try (var producer = clients.producer();
        var consumer = clients.reader()) {
      producer.partitionsFor(topic);
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      var meter = new Meter();
      var sender =
          Thread.ofPlatform()
              .name("bench-producer")
              .start(
                  () -> {
                    for (var n = 0L; n < count; n++) {
                      var _ = producer.send(new ProducerRecord<>(topic, 0, null, value));
                    }
                    producer.flush();
                  });
      for (var read = 0L; read < count; ) read += consumer.poll(Duration.ofSeconds(1)).count();
      sender.join();
      print("the same %,d messages of %d bytes, read and written once".formatted(count, size));
      return meter.figures(contacts);
    }
  }
}
