package io.signalbox.runtime.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads for one reader what its stream's ring no longer holds. Used by that reader's thread only.
 */
final class History implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Semaphore permits;
  private @Nullable Consumer<byte[], byte[]> consumer;
  private @Nullable TopicPartition assigned;

  /**
   * @param permits shared by all readers: so many may catch up at a time, the others wait
   */
  History(Supplier<Consumer<byte[], byte[]>> consumers, Semaphore permits) {
    this.consumers = consumers;
    this.permits = permits;
  }

  /**
   * The next records from this offset on, at least one; from the first there is if retention has
   * taken those before it.
   *
   * @throws KafkaException when Kafka does not give them
   */
  List<Published> read(TopicPartition partition, long offset) {
    var reader = consumer();
    if (!partition.equals(assigned)) {
      reader.assign(List.of(partition));
      assigned = partition;
      reader.seek(partition, Math.max(offset, beginning(reader, partition)));
    } else if (reader.position(partition) < offset) {
      reader.seek(partition, offset);
    }
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      var found = new ArrayList<Published>();
      reader.poll(POLL).forEach(each -> found.add(new Published(each)));
      if (!found.isEmpty()) {
        return found;
      }
    }
    throw new KafkaException("nothing at " + partition + " from " + offset + " on");
  }

  private static long beginning(Consumer<byte[], byte[]> reader, TopicPartition partition) {
    Map<TopicPartition, Long> found = reader.beginningOffsets(List.of(partition));
    return found.getOrDefault(partition, 0L);
  }

  private Consumer<byte[], byte[]> consumer() {
    if (consumer == null) {
      permits.acquireUninterruptibly();
      consumer = consumers.get();
    }
    return consumer;
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close();
      consumer = null;
      assigned = null;
      permits.release();
    }
  }
}
