package io.signalbox.quickstart.journey;

import io.signalbox.runtime.log.EnvelopeReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is on topics, read on in the thread that asks, and kept. */
final class Book implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final List<Entry> read = new ArrayList<>();

  private Book(Installation there, Predicate<String> topics, boolean fromBeginning) {
    consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                there.bootstrap(),
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "none",
                "allow.auto.create.topics",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        consumer.listTopics().values().stream()
            .flatMap(List::stream)
            .filter(each -> topics.test(each.topic()))
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(partitions);
    if (fromBeginning) consumer.seekToBeginning(partitions);
    else consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position); // now, not at the first poll
  }

  /** What comes from now on. */
  static Book fromNow(Installation there, Collection<String> topics) {
    return new Book(there, topics::contains, false);
  }

  /** What comes from now on, on all topics that are like this. */
  static Book fromNow(Installation there, Predicate<String> topics) {
    return new Book(there, topics, false);
  }

  /** Everything that there is now on these topics. */
  static List<Entry> whole(Installation there, Collection<String> topics) {
    try (var book = new Book(there, topics::contains, true)) {
      return book.toEnd();
    }
  }

  /** What is there by now, and was not before. */
  List<Entry> more() {
    var more = new ArrayList<Entry>();
    for (var raw : consumer.poll(POLL)) {
      if (!EnvelopeReader.isMark(raw.headers())) more.add(Entry.of(raw));
    }
    read.addAll(more);
    return more;
  }

  /** All from where it began to the end as it is now. */
  List<Entry> toEnd() {
    var ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      var _ = more();
    }
    return read;
  }

  /** All that came, once there are so many, or when patience ends. */
  List<Entry> await(int count) {
    var give = System.nanoTime() + Waiting.PATIENCE.toNanos();
    while (toEnd().size() < count && System.nanoTime() < give) {
      var _ = more();
    }
    return read;
  }

  Stream<Entry> read() {
    return read.stream();
  }

  /** The first record that is like this, read already or yet to come. */
  Entry await(String what, Predicate<Entry> wanted) {
    var give = System.nanoTime() + Waiting.PATIENCE.toNanos();
    var seen = 0;
    while (true) {
      for (; seen < read.size(); seen++) {
        if (wanted.test(read.get(seen))) return read.get(seen);
      }
      if (System.nanoTime() > give) throw new AssertionError("no " + what + " in " + lately());
      var _ = more();
    }
  }

  /** The same, of that type and about that ticket. */
  Entry await(String type, String ticket) {
    return await(type + " of " + ticket, each -> each.is(type) && each.ticket().equals(ticket));
  }

  private String lately() {
    return String.join(
        "\n",
        read.subList(Math.max(0, read.size() - 50), read.size()).stream()
            .map(Entry::toString)
            .toList());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
