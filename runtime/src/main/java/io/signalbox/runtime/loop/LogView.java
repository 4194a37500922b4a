package io.signalbox.runtime.loop;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What the loop asks about the log besides reading it. */
public interface LogView extends AutoCloseable {
  /** The end offsets now. */
  CompletableFuture<Map<TopicPartition, Long>> ends(Collection<TopicPartition> partitions);

  /** The identity of a topic: another one after it was made anew. */
  String topicId(String topic);

  /** The first offset that is still there. */
  long beginning(TopicPartition partition);

  /** The end offset. */
  long end(TopicPartition partition);

  /**
   * The last record that sources with this prefix wrote to a partition, looked for in its last
   * stretch; null when there is none.
   */
  @Nullable Tail tail(TopicPartition partition, String sourcePrefix);

  @Override
  void close();

  /** The source and number of a record. */
  record Tail(String source, long sequence) {}
}
