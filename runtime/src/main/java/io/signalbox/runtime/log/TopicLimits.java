package io.signalbox.runtime.log;

import java.util.Map;

/**
 * How large a record each topic takes, by {@code max.message.bytes} as Kafka told at the start. A
 * topic that is not named takes what any topic takes.
 */
public record TopicLimits(Map<String, Long> messageBytes) {
  /** The largest request our producers send. */
  public static final int REQUEST_BYTES_MAX = 4 << 20;

  /** Any topic takes Kafka's own limit of 1 MiB. */
  public static final int MESSAGE_BYTES_MIN = 1 << 20;

  /** What a batch of one record adds to the record. */
  private static final int AROUND_BYTES = 2_048;

  /** Where nothing was asked. */
  public static final TopicLimits LEAST = new TopicLimits(Map.of());

  public TopicLimits {
    messageBytes = Map.copyOf(messageBytes);
  }

  /** What a record for that topic may take, as {@link OutRecord#bytes} counts. */
  public long of(String topic) {
    var told = messageBytes.getOrDefault(topic, (long) MESSAGE_BYTES_MIN);
    return Math.min(told, REQUEST_BYTES_MAX) - AROUND_BYTES;
  }
}
