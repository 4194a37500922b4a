package io.signalbox.sla.clock;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.signalbox.contracts.sla.ClockState;
import io.signalbox.sla.metric.Happening;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a clock stands. Each state carries what it needs. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClockPhase.Running.class, name = "running"),
  @JsonSubTypes.Type(value = ClockPhase.Paused.class, name = "paused"),
  @JsonSubTypes.Type(value = ClockPhase.Fulfilled.class, name = "fulfilled"),
  @JsonSubTypes.Type(value = ClockPhase.Cancelled.class, name = "cancelled")
})
public sealed interface ClockPhase {

  /** The name of the state for others. */
  ClockState state();

  /** Whether anything can still happen to the clock. */
  default boolean open() {
    return this instanceof Running || this instanceof Paused;
  }

  /**
   * Time counts.
   *
   * @param since from when on; what counted before is kept by the clock
   * @param next what time will bring; null once the promise is broken
   */
  record Running(Instant since, Instant dueAt, @Nullable Moment next) implements ClockPhase {
    @Override
    public ClockState state() {
      return ClockState.RUNNING;
    }
  }

  /**
   * It is not our turn.
   *
   * @param remaining what is left of the time promised; nothing once the promise is broken
   * @param by the status that paused it
   */
  record Paused(Instant since, Duration remaining, String by) implements ClockPhase {
    @Override
    public ClockState state() {
      return ClockState.PAUSED;
    }
  }

  /**
   * What was promised was done, in time or late.
   *
   * @param by what did it
   */
  record Fulfilled(Instant doneAt, @Nullable Instant dueAt, Happening by) implements ClockPhase {
    @Override
    public ClockState state() {
      return ClockState.FULFILLED;
    }
  }

  /** The promise no longer holds. */
  record Cancelled(Instant endedAt, String reason) implements ClockPhase {
    @Override
    public ClockState state() {
      return ClockState.CANCELLED;
    }
  }

  /**
   * What time will bring a running clock.
   *
   * @param on the last instant at which nothing has happened yet: what is done then is done in time
   * @param percent how much of the time will be over: under 100 for a warning, 100 for the breach
   */
  record Moment(Instant on, int percent) {
    /** All of the time. */
    static final int BREACH = 100;

    /** Whether it has come once everything before {@code until} is known. */
    boolean before(Instant until) {
      return on.isBefore(until);
    }
  }
}
