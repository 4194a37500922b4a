package io.signalbox.runtime.loop;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often a shard has failed since it last committed a batch: the pause grows until one does,
 * also where taking the shard succeeds each time.
 */
final class Attempts {
  private final Map<Integer, Failures> byShard = new HashMap<>();

  private record Failures(Duration pause, String what, int same) {}

  /** Notes a failure and says how long to pause. */
  Duration failed(int shard, RuntimeException e) {
    var before = byShard.get(shard);
    var what = describe(e);
    var pause = before == null ? LoopSettings.BACKOFF_MIN : LoopSettings.longer(before.pause);
    var same = before != null && before.what.equals(what) ? before.same + 1 : 1;
    byShard.put(shard, new Failures(pause, what, same));
    return pause;
  }

  /** What has failed the same way again and again, or null. */
  @Nullable String stuck(int shard) {
    var failures = byShard.get(shard);
    return failures == null || failures.same < LoopSettings.FAILURES_MAX ? null : failures.what;
  }

  /** Whether this was its first failure since it last committed. */
  boolean first(int shard) {
    var failures = byShard.get(shard);
    return failures == null || failures.same == 1;
  }

  /** It has committed a batch, or is not ours any more. Says whether it had failed before. */
  boolean forget(int shard) {
    return byShard.remove(shard) != null;
  }

  /** Without numbers, which differ from time to time. */
  private static String describe(RuntimeException e) {
    var cause = e.getCause();
    var inner = cause == null ? "" : ": " + Objects.requireNonNullElse(cause.getMessage(), "");
    return (e.getMessage() + inner).replaceAll("[0-9]+", "#");
  }
}
