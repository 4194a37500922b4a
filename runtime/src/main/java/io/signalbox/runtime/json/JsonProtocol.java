package io.signalbox.runtime.json;

import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Protocol;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Messages as JSON: UTF-8, bounded, checked against a JSON Schema where they come from outside,
 * bound to records.
 *
 * <p>Reasons of refusal: {@code empty}, {@code too-large}, {@code not-utf-8}, {@code broken-json},
 * {@code too-deep}, {@code schema}, {@code wrong-shape}. For {@code schema} the detail has one line
 * a {@link Violation}.
 */
public final class JsonProtocol implements Protocol {
  private final Messages messages;
  private final Permissions permissions;
  private final Map<Kind, Reader> readers = new ConcurrentHashMap<>();

  /** Which types there are and what they look like. */
  public interface Messages {
    /** The class of a type on a topic; empty when this service does not know it. */
    Optional<Class<?>> classOf(String topic, String type);

    /** The JSON Schema of a type on an entry topic, as text. */
    Optional<String> schemaOf(String topic, String type);

    /** Whether this service acts on a type of an inner topic; see {@link Protocol#concerns}. */
    default boolean concerns(String topic, String type) {
      return true;
    }
  }

  /** Who may send what. */
  public interface Permissions {
    /** Whether this actor may send this: role and, for agents, that it speaks of itself. */
    boolean allowed(Actor actor, String topic, String type, Object body);

    /** Whether what decides this respects what the actor is narrowed to; else it is refused. */
    default boolean servesNarrowed(Actor actor, Object body) {
      return false;
    }
  }

  private record Kind(String topic, String type) {}

  /** A protocol of these types and permissions. */
  public JsonProtocol(Messages messages, Permissions permissions) {
    this.messages = messages;
    this.permissions = permissions;
  }

  @Override
  public Object decode(String topic, String type, byte[] value) throws UnknownType, BadRecord {
    var kind = new Kind(topic, type);
    var reader = readers.get(kind);
    if (reader == null) {
      var known = messages.classOf(topic, type).orElseThrow(() -> new UnknownType(type));
      reader = new Reader(known, messages.schemaOf(topic, type).map(SchemaCheck::of).orElse(null));
      readers.put(kind, reader);
    }
    return reader.read(value);
  }

  @Override
  public boolean concerns(String topic, String type) {
    return messages.concerns(topic, type);
  }

  /** Encodes a record as UTF-8 JSON; bytes are taken as JSON that a caller sent and not changed. */
  @Override
  public byte[] encode(Object body) {
    return body instanceof byte[] json ? json : Json.bytes(body);
  }

  @Override
  public boolean allowed(Actor actor, String topic, String type, Object body) {
    return (!actor.access().isNarrowed() || permissions.servesNarrowed(actor, body))
        && permissions.allowed(actor, topic, type, body);
  }
}
