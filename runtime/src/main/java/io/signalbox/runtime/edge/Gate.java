package io.signalbox.runtime.edge;

import io.micronaut.http.HttpResponse;
import io.signalbox.runtime.shard.Actor;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where requests become records. */
@Singleton
@SuppressWarnings("DoNotCallSuggester")
public final class Gate {
  /** One of several records of the same type. */
  public record Entry(String id, String subject, Object body) {}

  /** Checks permission and schema, appends to the entry topic, waits for Kafka's acknowledgement. */
  public void append(
      Actor actor, String topic, String type, String id, String subject, Object body) {
    throw new UnsupportedOperationException();
  }

  /** The same for several; none is appended when one is refused. */
  public void appendAll(Actor actor, String topic, String type, List<Entry> entries) {
    throw new UnsupportedOperationException();
  }

  /** Appends, then waits up to 2 s for the outcome. */
  public HttpResponse<?> command(
      Actor actor,
      String topic,
      String type,
      String subject,
      Object body,
      @Nullable String idempotencyKey) {
    throw new UnsupportedOperationException();
  }
}
