package io.signalbox.contracts;

import java.time.Duration;

/**
 * A Kafka topic.
 *
 * @param name as Kafka knows it; at most 249 characters of {@code [a-z.]}
 * @param kind who may write to it
 * @param retention how long Kafka keeps a record, in whole days
 */
public record Topic(String name, Kind kind, Duration retention) {

  /** Who may write to a topic. */
  public enum Kind {
    /** Takes what comes from outside: integrations, agent tools and the services' edges write. */
    ENTRY,
    /** Written by one service of ours only. */
    INNER
  }
}
