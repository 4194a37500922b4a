package io.signalbox.benchmarks;

import static io.signalbox.benchmarks.Signalbox.number;

import io.signalbox.broker.EmbeddedBroker;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.loop.KafkaClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The least that two services must do: twice read from Kafka, commit to an H2 file, write to Kafka.
 * Nothing is decoded and nothing decided. What latency a contact has beside it is ours.
 */
public final class BareLoop {
  private static final List<String> TOPICS = List.of("bare.one", "bare.two", "bare.three");

  private @Nullable EmbeddedBroker broker;
  private @Nullable Producer<byte[], byte[]> producer;
  private final List<Hop> hops = new ArrayList<>();

  private BareLoop() {}

  /** Takes orders. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var bare = new BareLoop();
    Orders.take(
        Map.of(
            "open", _ -> bare.open(),
            "close", _ -> bare.close(),
            "latency", bare::latency));
  }

  private @Nullable Figures open() throws IOException {
    var directory = Files.createTempDirectory("bare");
    var running = EmbeddedBroker.start(directory.resolve("kafka"), BenchSystem.free());
    var clients = new KafkaClients(running.bootstrap(), Map.of());
    try (var admin = clients.admin()) {
      var made = TOPICS.stream().map(topic -> new NewTopic(topic, 4, (short) 1)).toList();
      admin.createTopics(made).all().toCompletionStage().toCompletableFuture().join();
    }
    for (var n = 1; n < TOPICS.size(); n++) {
      hops.add(
          new Hop(clients, TOPICS.get(n - 1), TOPICS.get(n), "jdbc:h2:" + directory + "/hop" + n));
    }
    broker = running;
    producer = clients.producer();
    return null;
  }

  private @Nullable Figures close() {
    hops.forEach(Hop::close);
    hops.clear();
    if (producer != null) producer.close();
    if (broker != null) broker.close();
    producer = null;
    broker = null;
    return null;
  }

  private Figures latency(List<String> words) {
    var sender = producer;
    if (sender == null || broker == null) throw new IllegalStateException("not open");
    return new Latency(broker.bootstrap(), TOPICS.getLast())
        .run(
            (run, n) -> {
              var record =
                  new ProducerRecord<>(
                      TOPICS.getFirst(), 0, bytes("bench"), bytes(Load.json(run, n)));
              record.headers().add(HeaderNames.TYPE, bytes("io.signalbox.ticket.assigned.v1"));
              var _ = sender.send(record);
            },
            number(words, 0),
            number(words, 1),
            number(words, 2));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
