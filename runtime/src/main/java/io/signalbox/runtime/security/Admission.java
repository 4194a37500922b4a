package io.signalbox.runtime.security;

import io.micronaut.http.context.ServerRequestContext;
import io.signalbox.runtime.shard.Actor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Whether what let a request in would let it in again: for answers that go on for long. */
@Singleton
public final class Admission {
  private static final Duration LONG = Duration.ofDays(1);

  private final ApiKeys keys;
  private final InstantSource clock;

  Admission(ApiKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** What let a request in. */
  public interface Admitted {
    /** Whether it would do so now. */
    boolean holds();

    /** For how long that is so, a day at most, unless it is ended sooner. */
    Duration left();
  }

  /** Of the request that is being served, which is this actor's. */
  public Admitted of(Actor actor) {
    var until =
        ServerRequestContext.currentRequest()
            .flatMap(ActorAuthentication::until)
            .orElse(Instant.MAX);
    return actor.name().startsWith(ApiKeys.SCHEME)
        ? new Known(clock, () -> keys.end(actor.name()))
        : new Known(clock, () -> until);
  }

  /** This is run when a key is made, or ended before its time. */
  public void onChange(Runnable task) {
    keys.onChange(task);
  }

  private record Known(InstantSource clock, Supplier<Instant> end) implements Admitted {
    @Override
    public boolean holds() {
      return clock.instant().isBefore(end.get());
    }

    @Override
    public Duration left() {
      var now = clock.instant();
      var until = end.get();
      if (!now.isBefore(until)) return Duration.ZERO;
      return until.isAfter(now.plus(LONG)) ? LONG : Duration.between(now, until);
    }
  }
}
