package io.signalbox.runtime.edge;

import io.signalbox.runtime.shard.Actor;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Recognises a request that was sent before. */
@Singleton
@SuppressWarnings("DoNotCallSuggester")
public final class Idempotency {
  /**
   * The id of the request's record.
   *
   * @param repeated the same request was seen before
   */
  public record Claim(String id, boolean repeated) {}

  /** Claims an id for a request. */
  public Claim claim(Actor actor, String route, @Nullable String idempotencyKey, byte[] request) {
    throw new UnsupportedOperationException();
  }
}
