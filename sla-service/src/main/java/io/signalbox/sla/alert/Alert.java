package io.signalbox.sla.alert;

import io.signalbox.contracts.sla.ClockView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A warning or a breach that somebody should look after.
 *
 * @param happenedAt when time was getting short, or up
 * @param clock the clock as it was then
 * @param percent how much of the time was over; 100 for a breach
 * @param provisional whether a service before us was silent
 */
public record Alert(
    UUID id,
    String workspace,
    Kind kind,
    State state,
    Instant happenedAt,
    ClockView clock,
    int percent,
    Instant detectedAt,
    boolean provisional,
    @Nullable Acknowledgement acknowledgement) {

  /** What it is about. */
  public enum Kind {
    WARNING,
    BREACH
  }

  /** Whether anybody has to do anything about it. */
  public enum State {
    OPEN,
    ACKNOWLEDGED,
    /** A warning that nobody looked after, and need not any more. */
    CLOSED,
    RETRACTED
  }

  /** Who looks after it. */
  public record Acknowledgement(String by, @Nullable String note, Instant at) {}

  /** Whether it warns, and nobody looks after it. */
  boolean warns() {
    return kind == Kind.WARNING && state == State.OPEN;
  }

  Alert acknowledged(Acknowledgement now) {
    return with(state == State.RETRACTED ? state : State.ACKNOWLEDGED, now);
  }

  Alert closed() {
    return with(State.CLOSED, acknowledgement);
  }

  Alert retracted() {
    return with(State.RETRACTED, acknowledgement);
  }

  private Alert with(State next, @Nullable Acknowledgement who) {
    return new Alert(
        id, workspace, kind, next, happenedAt, clock, percent, detectedAt, provisional, who);
  }
}
