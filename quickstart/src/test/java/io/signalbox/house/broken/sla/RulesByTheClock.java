package io.signalbox.house.broken.sla;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Asks the clock and draws by chance in every way there is, once each. */
final class RulesByTheClock {
  private RulesByTheClock() {}

  static List<Object> clocks() {
    Supplier<Instant> later = Instant::now;
    return List.of(
        later,
        Instant.now(),
        LocalDate.now(ZoneOffset.UTC),
        Clock.systemUTC(),
        InstantSource.system(),
        System.currentTimeMillis());
  }

  static List<Object> chances(List<String> agents) {
    Collections.shuffle(agents);
    return List.of(
        Math.random(),
        UUID.randomUUID(),
        new Random(),
        new SecureRandom(),
        new SplittableRandom(),
        ThreadLocalRandom.current());
  }

  static List<Object> allowed(List<String> agents, Clock clock) {
    var given = new Random(7);
    Collections.shuffle(agents, given);
    return List.of(given, clock.instant());
  }

  static long stopwatch() {
    return System.nanoTime();
  }
}
