package io.signalbox.sla.clock;

import io.signalbox.sla.metric.Happening;
import io.signalbox.sla.policy.Promise;
import java.time.Instant;

/** What can reach a clock: something that happened to its ticket, or time. */
public sealed interface Signal {

  /** When it happened. */
  Instant at();

  /**
   * The same as of a later moment: what came in late counts as of when the clock was last changed,
   * but for the question whether it was in time.
   */
  default Signal notBefore(Instant earliest) {
    if (!at().isBefore(earliest)) return this;
    return switch (this) {
      case Done done -> new Done(earliest, done.by());
      case Dropped dropped -> new Dropped(earliest, dropped.reason());
      case Halted halted -> new Halted(earliest, halted.reason());
      case Continued _ -> new Continued(earliest);
      case Replaced replaced -> new Replaced(earliest, replaced.promise(), replaced.backdated());
      case TimeUp up -> up;
    };
  }

  /** What was promised was done: {@code by} says how. */
  record Done(Instant at, Happening by) implements Signal {}

  /** Nobody waits for it any more. */
  record Dropped(Instant at, String reason) implements Signal {}

  /** It is not our turn. */
  record Halted(Instant at, String reason) implements Signal {}

  /** It is our turn again. */
  record Continued(Instant at) implements Signal {}

  /**
   * Something else is promised from now on.
   *
   * @param backdated whether the time that counted so far counts for it too; else it begins now
   */
  record Replaced(Instant at, Promise promise, boolean backdated) implements Signal {}

  /**
   * Everything that happened before {@code at} is known.
   *
   * @param detectedAt when we noticed
   * @param provisional whether there may be late evidence yet
   */
  record TimeUp(Instant at, Instant detectedAt, boolean provisional) implements Signal {}
}
