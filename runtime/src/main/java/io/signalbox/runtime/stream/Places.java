package io.signalbox.runtime.stream;

import io.signalbox.runtime.problem.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How many streams are open, in all and by key, and how many may be. */
final class Places {
  private static final Duration LATER = Duration.ofSeconds(30);

  private final StreamSettings settings;
  private final Map<String, Integer> byKey = new HashMap<>();
  private int all;

  Places(StreamSettings settings) {
    this.settings = settings;
  }

  /**
   * Says why there is no place.
   *
   * @throws Problem 503 when too many streams are open, 429 when too many of this key are
   */
  synchronized void require(String key) {
    if (all >= settings.readersMax()) {
      throw Problem.unavailable("too-many-readers", "Too many streams are open.", LATER);
    }
    if (byKey.getOrDefault(key, 0) >= settings.readersOfKeyMax()) {
      throw Problem.of(
              429,
              "too-many-readers",
              "Too many requests",
              "A key may have %d streams open.".formatted(settings.readersOfKeyMax()))
          .retryAfter(LATER);
    }
  }

  /** Takes a place, if there is one still. */
  synchronized boolean take(String key) {
    if (all >= settings.readersMax() || byKey.getOrDefault(key, 0) >= settings.readersOfKeyMax()) {
      return false;
    }
    all++;
    byKey.merge(key, 1, Integer::sum);
    return true;
  }

  synchronized void leave(String key) {
    all--;
    byKey.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
  }

  synchronized int taken() {
    return all;
  }
}
