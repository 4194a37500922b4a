package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.store.Retention;
import io.signalbox.runtime.store.SessionLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Under load the loop's own tables stop growing once their rows are as old as they are kept: what
 * they hold is a fraction of what went through. {@code -Psoak} goes on for longer.
 */
class LevelTest {
  private static final int WAVE = 1_200;
  private static final int SPOILED = 60;

  /** So many times what a table holds has to go through it. */
  private static final int TIMES = Boolean.getBoolean("soak") ? 50 : 3;

  private static final Duration PATIENCE = Duration.ofMinutes(Boolean.getBoolean("soak") ? 20 : 1);
  private static final Duration KEPT = Duration.ofMillis(500);
  private static final SessionLimits LIMITS =
      new SessionLimits(Duration.ofMillis(500), Duration.ofSeconds(5));

  @Test
  void tables_keep_their_size() throws InterruptedException {
    try (var kafka = Kafka.start(2)) {
      Together.run(List.of(() -> run(Engine.H2, kafka), () -> run(Engine.POSTGRES, kafka)));
    }
  }

  private static void run(Engine engine, Kafka kafka) {
    try (var stage = new Stage(engine, kafka, 1, LIMITS, new Retention(KEPT, KEPT, KEPT, KEPT))) {
      stage.start("a");
      var end = System.nanoTime() + PATIENCE.toNanos();
      var sizes = new ArrayList<Sizes>();
      var waves = 0;
      do {
        assertThat(System.nanoTime()).as("%s still grows: %s", engine, sizes).isLessThan(end);
        waves++;
        stage.spoil(SPOILED);
        stage.send(WAVE, null);
        stage.requireEvents(stage.sent());
        sizes.add(Sizes.of(stage));
      } while (!sizes.getLast().areLevel(waves));
      System.out.printf("level on %s after %d waves: %s%n", engine, waves, sizes);
    }
  }

  /** How many rows there are. */
  private record Sizes(long outcomes, long audit, long dead) {
    static Sizes of(Stage stage) {
      return new Sizes(
          Engine.count(stage.source, "select count(*) from outcome"),
          Engine.count(stage.source, "select count(*) from audit"),
          Engine.count(stage.source, "select count(*) from dead_letter"));
    }

    boolean areLevel(int waves) {
      return outcomes * TIMES <= (long) (WAVE + SPOILED) * waves
          && audit * TIMES <= (long) WAVE * waves
          && dead * TIMES <= (long) SPOILED * waves;
    }
  }
}
