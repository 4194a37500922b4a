package io.signalbox.runtime.stream;

import io.micronaut.http.sse.Event;
import io.signalbox.runtime.shard.Actor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Server-sent events of what was committed and published. */
@Singleton
@SuppressWarnings("DoNotCallSuggester")
public final class Streams {
  /**
   * A published record.
   *
   * @param type short name
   * @param json the value
   * @param position where it stands
   */
  public record Streamed(String topic, String type, String subject, String json, String position) {}

  /** The records of the actor's workspace from these topics that pass the filter. */
  public Publisher<Event<String>> open(
      Actor actor, List<String> topics, Predicate<Streamed> filter, @Nullable String lastEventId) {
    throw new UnsupportedOperationException();
  }
}
