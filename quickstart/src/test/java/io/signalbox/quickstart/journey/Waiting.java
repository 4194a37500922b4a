package io.signalbox.quickstart.journey;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long a journey waits for what must come: nothing is said of how fast it is. */
final class Waiting {
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private Waiting() {}

  /** Looks at once, then again and again. */
  static ConditionFactory await() {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20));
  }
}
