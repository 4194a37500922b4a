package io.signalbox.sla.clock;

import static io.signalbox.sla.metric.Happening.REPLIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.sla.Metric;
import io.signalbox.sla.policy.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every state a clock can be in, and every signal that can reach it. The clock was started at nine
 * and is due at ten; the signal comes at half past nine, or late at half past ten; {@code TimeUp}
 * once it is half past ten.
 */
class EveryPairTest {
  private static final Instant NINE = Moments.at("Mon 09:00");
  private static final Instant HALF_PAST = Moments.at("Mon 09:30");
  private static final Instant TEN = Moments.at("Mon 10:00");
  private static final Instant LATER = Moments.at("Mon 10:30");
  private static final Beginning FIRST =
      new Beginning(Metric.FIRST_REPLY, 1, null, "opened", Progress.NONE);
  private static final Promise HOUR = promise(Duration.ofHours(1));
  private static final Promise TWO_HOURS = promise(Duration.ofHours(2));
  private static final Set<String> EXERCISED = new HashSet<>();

  private final ClockRules rules = new ClockRules(Promised.aroundTheClock());

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource(
      nullValues = "nothing",
      value = {
        "Running, Done, Fulfilled",
        "Running, Dropped, Cancelled",
        "Running, Halted, Paused",
        "Running, Continued, nothing",
        "Running, Replaced, Started",
        "Running, TimeUp, Breached",
        "Running broken, Done late, Fulfilled",
        "Running broken, Dropped late, Cancelled",
        "Running broken, Halted late, Paused",
        "Running broken, Continued late, nothing",
        "Running broken, Replaced late, nothing",
        "Running broken, Done, Retracted Fulfilled",
        "Running broken, Dropped, Retracted Cancelled",
        "Running broken, Halted, Retracted Paused",
        "Running broken, Continued, nothing",
        "Running broken, Replaced, Retracted Started",
        "Running broken, TimeUp, nothing",
        "Running doubtful, Done, Retracted Fulfilled",
        "Running doubtful, Dropped, Retracted Cancelled",
        "Running doubtful, Halted, Retracted Paused",
        "Running doubtful, Continued, nothing",
        "Running doubtful, Replaced, Retracted Started",
        "Running doubtful, TimeUp, nothing",
        "Running doubtful, Done late, Fulfilled",
        "Paused, Done, Fulfilled",
        "Paused, Dropped, Cancelled",
        "Paused, Halted, nothing",
        "Paused, Continued, Resumed",
        "Paused, Replaced, Started",
        "Paused, TimeUp, nothing",
        "Paused broken, Done, Fulfilled",
        "Paused broken, Dropped, Cancelled",
        "Paused broken, Halted, nothing",
        "Paused broken, Continued, Resumed",
        "Paused broken, Replaced, nothing",
        "Paused broken, TimeUp, nothing",
        "Paused doubtful, Done, Fulfilled",
        "Fulfilled, Done, nothing",
        "Fulfilled, Dropped, nothing",
        "Fulfilled, Halted, nothing",
        "Fulfilled, Continued, nothing",
        "Fulfilled, Replaced, nothing",
        "Fulfilled, TimeUp, nothing",
        "Cancelled, Done, nothing",
        "Cancelled, Dropped, nothing",
        "Cancelled, Halted, nothing",
        "Cancelled, Continued, nothing",
        "Cancelled, Replaced, nothing",
        "Cancelled, TimeUp, nothing"
      })
  void leads_to(String state, String signal, @Nullable String facts) {
    var clock = clock(state);
    var told = rules.decide(clock, signal(signal));
    EXERCISED.add(clock.phase().getClass().getSimpleName() + " " + signal.split(" ", -1)[0]);
    assertThat(told)
        .extracting(fact -> fact.getClass().getSimpleName())
        .containsExactlyElementsOf(facts == null ? List.of() : List.of(facts.split(" ", -1)));
  }

  @Test
  void the_very_same_promise_replaces_nothing() {
    var same = new Signal.Replaced(HALF_PAST, HOUR, true);
    assertThat(rules.decide(clock("Running"), same)).isEmpty();
    assertThat(rules.decide(clock("Running doubtful"), same)).isEmpty();
    assertThat(rules.decide(clock("Paused"), same)).isEmpty();
  }

  @AfterAll
  static void no_pair_is_left_out() {
    var pairs =
        Arrays.stream(ClockPhase.class.getPermittedSubclasses())
            .filter(ClockPhase.class::isAssignableFrom)
            .flatMap(
                phase ->
                    Stream.of(Signal.class.getPermittedSubclasses())
                        .map(signal -> phase.getSimpleName() + " " + signal.getSimpleName()))
            .toList();
    assertThat(pairs).hasSize(24);
    assertThat(EXERCISED).as("pairs exercised").containsExactlyInAnyOrderElementsOf(pairs);
  }

  private Clock clock(String state) {
    var started = rules.start(FIRST, HOUR, NINE, NINE).orElseThrow().clock();
    var words = List.of(state.split(" ", -1));
    var clock =
        switch (words.getFirst()) {
          case "Running" -> started;
          case "Paused" -> after(started, new Signal.Halted(NINE.plusSeconds(60), "pending"));
          case "Fulfilled" -> after(started, new Signal.Done(NINE.plusSeconds(60), REPLIED));
          case "Cancelled" -> after(started, new Signal.Dropped(NINE.plusSeconds(60), "closed"));
          default -> throw new IllegalArgumentException(state);
        };
    return words.size() == 1 ? clock : broken(clock, words.getLast().equals("doubtful"));
  }

  /** Broken at ten; a paused one first broke and then stood still. */
  private Clock broken(Clock clock, boolean provisional) {
    if (!(clock.phase() instanceof ClockPhase.Paused)) {
      return after(clock, new Signal.TimeUp(LATER, LATER, provisional));
    }
    var running = after(clock, new Signal.Continued(NINE.plusSeconds(60)));
    var broken = after(running, new Signal.TimeUp(LATER, LATER, provisional));
    return after(broken, new Signal.Halted(LATER, "pending"));
  }

  private Clock after(Clock clock, Signal signal) {
    return rules.decide(clock, signal).getLast().clock();
  }

  private static Signal signal(String name) {
    var at = name.endsWith(" late") ? LATER : HALF_PAST;
    return switch (name.split(" ", -1)[0]) {
      case "Done" -> new Signal.Done(at, REPLIED);
      case "Dropped" -> new Signal.Dropped(at, "closed");
      case "Halted" -> new Signal.Halted(at, "pending");
      case "Continued" -> new Signal.Continued(at);
      case "Replaced" -> new Signal.Replaced(at, TWO_HOURS, true);
      case "TimeUp" -> new Signal.TimeUp(TEN.plusMillis(1), LATER, false);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Promise promise(Duration within) {
    return new Promise("gold", null, within, List.of(), false);
  }
}
