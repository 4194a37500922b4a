package io.signalbox.quickstart.sample;

import org.jspecify.annotations.Nullable;

/**
 * A contact as it will be sent.
 *
 * @param name unique in the sample
 * @param kind what is to become of it
 * @param door the way it goes in
 * @param intent what the customer means; null for what is no customer's matter
 * @param json the value: JSON, but for some of kind {@link Kind#BAD}
 */
public record Planned(String name, Kind kind, Door door, @Nullable String intent, String json) {

  /** What is to become of it. */
  public enum Kind {
    /** Opens a ticket, unless the customer's conversation goes on. */
    FIRST,
    /** Goes on with the conversation of an earlier one. */
    MORE,
    /** An earlier one delivered once more, as providers do: a duplicate. */
    REPEAT,
    /** Waits for a person: spam, a newsletter, a stranger in a thread. */
    HELD,
    /** Nothing a service can read: refused over HTTP, a dead letter on Kafka. */
    BAD
  }

  /** The way in. */
  public enum Door {
    HTTP,
    KAFKA
  }
}
