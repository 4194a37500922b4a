package io.signalbox.runtime.shard;

/**
 * How a service's messages are read and written. Pure, and called from several threads.
 *
 * <p>Errors are told by exception: {@link UnknownType}, {@link BadRecord}.
 */
public interface Protocol {
  /**
   * Decodes a value.
   *
   * @param type the short name of the type
   * @throws UnknownType when the service does not know the type: a dead letter on entry topics,
   *     counted and skipped on inner ones
   * @throws BadRecord when the value is not what the type promises
   */
  Object decode(String topic, String type, byte[] value) throws UnknownType, BadRecord;

  /**
   * Whether this service acts on a type of an inner topic. What does not concern it is passed over
   * without being decoded; a type it does not know does concern it, for it is to be counted.
   */
  default boolean concerns(String topic, String type) {
    return true;
  }

  /** Encodes the body of an {@link Outgoing} or an {@link Outcome} as UTF-8 JSON. */
  byte[] encode(Object body);

  /** Whether this actor may send this: role and, for agents, that it speaks of itself. */
  boolean allowed(Actor actor, String topic, String type, Object body);

  /** A type this service does not know. */
  final class UnknownType extends Exception {
    /** With the name of the type. */
    public UnknownType(String type) {
      super("unknown type " + type, null, false, false);
    }
  }

  /** A value that is not what its type promises. */
  final class BadRecord extends Exception {
    private final String reason;

    /**
     * @param reason stable code, such as {@code broken-json}, {@code schema}
     */
    public BadRecord(String reason, String detail) {
      super(detail, null, false, false);
      this.reason = reason;
    }

    /** The stable code. */
    public String reason() {
      return reason;
    }
  }
}
