package io.signalbox.runtime.security;

import io.micronaut.http.context.ServerRequestContext;
import io.signalbox.runtime.shard.Actor;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** Whether what let a request in would let it in again: for answers that go on for long. */
@Singleton
public final class Admission {
  private final ApiKeys keys;
  private final InstantSource clock;

  Admission(ApiKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Of the request that is being served, which is this actor's. */
  public BooleanSupplier of(Actor actor) {
    var until =
        ServerRequestContext.currentRequest()
            .flatMap(ActorAuthentication::until)
            .orElse(Instant.MAX);
    return () -> {
      var now = clock.instant();
      return actor.name().startsWith(ApiKeys.SCHEME)
          ? keys.isGood(actor.name(), now)
          : now.isBefore(until);
    };
  }
}
