package io.signalbox.runtime.loop;

import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Received;
import java.time.Instant;

/** What a shard sees of an item. */
final class Inputs {
  private Inputs() {}

  static Received received(Item.Ready ready, Instant at, long enteredAt, Instant detectedAt) {
    var envelope = ready.envelope();
    return new Received(
        ready.raw().topic(),
        envelope.type(),
        envelope.id(),
        ready.workspace(),
        at,
        Instant.ofEpochMilli(enteredAt),
        detectedAt,
        ready.body(),
        ready.actor(),
        envelope.correlationId(),
        envelope.hops(),
        envelope.replayOf());
  }

  static Due due(Item.Fired fired, Instant at, Instant detectedAt) {
    var timer = fired.timer();
    return new Due(
        timer.workspace(),
        timer.subject(),
        timer.kind(),
        Instant.ofEpochMilli(timer.due()),
        at,
        detectedAt,
        fired.provisional());
  }
}
