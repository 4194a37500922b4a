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
   * The newest record that sources with this prefix wrote to a partition: the last one may be an
   * older one sent again. Looked for in the last stretch that has any; null when there is none.
   */
  @Nullable Tail tail(TopicPartition partition, String sourcePrefix);

  @Override
  void close();

  /**
   * The source and number of a record.
   *
   * @param source of one shard: its last part is the incarnation, a time in base 36
   */
  record Tail(String source, long sequence) {
    /** The newer of two records of one shard. */
    public static Tail newest(@Nullable Tail one, Tail other) {
      if (one == null || other.isNewerThan(one.source)) return other;
      return other.source.equals(one.source) && other.sequence > one.sequence ? other : one;
    }

    /** Whether a later life of the shard wrote it than that source. */
    boolean isNewerThan(String other) {
      return source.length() > other.length()
          || (source.length() == other.length() && source.compareTo(other) > 0);
    }

    /** When the life began that wrote it. */
    long begunAt() {
      return begunAt(source.substring(source.lastIndexOf('/') + 1));
    }

    static long begunAt(String incarnation) {
      return Long.parseLong(incarnation, Character.MAX_RADIX);
    }
  }
}
