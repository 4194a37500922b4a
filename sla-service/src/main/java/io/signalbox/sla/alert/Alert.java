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
    RETRACTED
  }

  /** Who looks after it. */
  public record Acknowledgement(String by, @Nullable String note, Instant at) {}

  Alert acknowledged(Acknowledgement now) {
    return new Alert(
        id,
        workspace,
        kind,
        state == State.RETRACTED ? state : State.ACKNOWLEDGED,
        happenedAt,
        clock,
        percent,
        detectedAt,
        provisional,
        now);
  }

  Alert retracted() {
    return new Alert(
        id,
        workspace,
        kind,
        State.RETRACTED,
        happenedAt,
        clock,
        percent,
        detectedAt,
        provisional,
        acknowledgement);
  }
}
