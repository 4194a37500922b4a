package io.signalbox.runtime.loop;

import io.signalbox.runtime.store.Taken;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A shard that is assigned to us and not yet taken, and how far taking it has come. */
final class Wanted {
  Instant from;
  @Nullable Taken taken;
  @Nullable CompletableFuture<LogFacts> facts;
  final long began = System.nanoTime();

  Wanted(Instant from) {
    this.from = from;
  }
}
