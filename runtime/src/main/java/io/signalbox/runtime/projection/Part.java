package io.signalbox.runtime.projection;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What a projection's loop knows of one shard it reads: built and followed, or being built. */
final class Part {
  final int shard;

  /** Where the projection itself says it is; null while it is built. */
  @Nullable String kept;

  /** How far was read: what does not concern the projection is not written at once. */
  @Nullable Place read;

  /** The ends of its topics before it began to be built. */
  @Nullable Place ends;

  /** Where building goes on. */
  @Nullable String cursor;

  Instant keptAt = Instant.EPOCH;

  Part(int shard) {
    this.shard = shard;
  }

  boolean isBuilt() {
    return kept != null;
  }

  /** Where reading begins, once it is built. */
  Map<String, Place.Next> topics() {
    return read == null ? Map.of() : read.topics();
  }

  TopicPartition of(String topic) {
    return new TopicPartition(topic, shard);
  }
}
