package io.signalbox.sla.board;

import io.signalbox.sla.clock.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** The states that clocks are listed by. */
enum ListedState {
  /** Somebody was warned, and it is not too late yet. */
  AT_RISK("at-risk", "at_risk_due") {
    @Override
    boolean holds(Clock clock) {
      return clock.atRisk();
    }
  },
  /** The promise is broken and still waits to be fulfilled. */
  BREACHED("breached", "broken_on") {
    @Override
    boolean holds(Clock clock) {
      return clock.open() && clock.breachedAt() != null;
    }
  };

  private final String wire;
  private final String column;

  ListedState(String wire, String column) {
    this.wire = wire;
    this.column = column;
  }

  static Optional<ListedState> of(String wire) {
    return Stream.of(values()).filter(state -> state.wire.equals(wire)).findFirst();
  }

  /** Where the earliest moment of such a clock stands. */
  String column() {
    return column;
  }

  abstract boolean holds(Clock clock);
}
