package io.signalbox.runtime.stream;

import io.signalbox.runtime.loop.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads for all who catch up what their streams' rings no longer hold, a piece at a time: whoever
 * got a piece makes room for the next one before it sends what it got.
 */
final class History implements AutoCloseable {
  private static final int AT_A_TIME = 16;
  private static final int IDLE_MAX = 2;
  private static final int PIECE_BYTES_MAX = 256 << 10;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Semaphore turns = new Semaphore(AT_A_TIME, true);
  private final ConcurrentLinkedDeque<Consumer<byte[], byte[]>> idle =
      new ConcurrentLinkedDeque<>();

  History(Supplier<Consumer<byte[], byte[]>> consumers) {
    this.consumers = consumers;
  }

  /**
   * The next records from this offset on, at least one; from the first there is if retention has
   * taken those before it.
   *
   * @throws KafkaException when Kafka does not give them
   */
  List<Published> read(TopicPartition partition, long offset) {
    turns.acquireUninterruptibly();
    try {
      @Nullable Consumer<byte[], byte[]> known = idle.pollFirst();
      var reader = known == null ? consumers.get() : known;
      try {
        var piece = read(reader, partition, offset);
        giveBack(reader);
        return piece;
      } catch (RuntimeException e) {
        KafkaClients.end(reader);
        throw e;
      }
    } finally {
      turns.release();
    }
  }

  private static List<Published> read(
      Consumer<byte[], byte[]> reader, TopicPartition partition, long offset) {
    reader.assign(List.of(partition));
    reader.seek(partition, Math.max(offset, beginning(reader, partition)));
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      var piece = new ArrayList<Published>();
      var bytes = 0;
      for (var each : reader.poll(POLL)) {
        if (bytes >= PIECE_BYTES_MAX) break; // read again with the next piece
        var published = new Published(each);
        piece.add(published);
        bytes += published.weight();
      }
      if (!piece.isEmpty()) {
        return piece;
      }
    }
    throw new KafkaException("nothing at " + partition + " from " + offset + " on");
  }

  private void giveBack(Consumer<byte[], byte[]> reader) {
    if (idle.size() < IDLE_MAX || turns.hasQueuedThreads()) {
      reader.unsubscribe(); // forgets what it fetched ahead
      idle.addFirst(reader);
    } else {
      KafkaClients.end(reader);
    }
  }

  private static long beginning(Consumer<byte[], byte[]> reader, TopicPartition partition) {
    Map<TopicPartition, Long> found = reader.beginningOffsets(List.of(partition));
    return found.getOrDefault(partition, 0L);
  }

  @Override
  public void close() {
    for (var each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
      KafkaClients.end(each);
    }
  }
}
