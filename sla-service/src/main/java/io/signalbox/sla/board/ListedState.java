package io.signalbox.sla.board;

import io.signalbox.sla.clock.Clock;
import io.signalbox.sla.clock.ClockRow;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The states that clocks are listed by. */
enum ListedState {
  /** Somebody was warned, and it is not too late yet. */
  AT_RISK("at-risk", "atRiskDue") {
    @Override
    boolean holds(Clock clock) {
      return clock.atRisk();
    }

    @Override
    Instant of(ClockRow row) {
      return Objects.requireNonNull(row.atRiskDue());
    }
  },
  /** The promise is broken and still waits to be fulfilled. */
  BREACHED("breached", "brokenOn") {
    @Override
    boolean holds(Clock clock) {
      return clock.open() && clock.breachedAt() != null;
    }

    @Override
    Instant of(ClockRow row) {
      return Objects.requireNonNull(row.brokenOn());
    }
  };

  private final String wire;
  private final String property;

  ListedState(String wire, String property) {
    this.wire = wire;
    this.property = property;
  }

  static Optional<ListedState> named(String wire) {
    return Stream.of(values()).filter(state -> state.wire.equals(wire)).findFirst();
  }

  /** Where the earliest moment of such a clock stands in a {@link ClockRow}. */
  String property() {
    return property;
  }

  /** That moment of a ticket, which has such a clock. */
  abstract Instant of(ClockRow row);

  abstract boolean holds(Clock clock);
}
