package io.signalbox.contracts.sla;

import io.signalbox.contracts.EventType;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to the clocks that run on tickets. */
@OnTopic(Topics.SLA_CLOCKS)
public sealed interface ClockEvent {

  /** The clock after the event. */
  ClockView clock();

  /** A promise was made: {@code clock.dueAt} says until when. */
  @EventType("clock.started")
  record Started(ClockView clock) implements ClockEvent {}

  /** It is not our turn; {@code remaining} is what is left of the time promised, if any. */
  @EventType("clock.paused")
  record Paused(ClockView clock, Instant pausedAt, Duration remaining, @Nullable String reason)
      implements ClockEvent {}

  /** It is our turn again, with a new {@code clock.dueAt}. */
  @EventType("clock.resumed")
  record Resumed(ClockView clock, Instant resumedAt) implements ClockEvent {}

  /** What was promised was done; {@code inTime} says whether before it was due. */
  @EventType("clock.fulfilled")
  record Fulfilled(ClockView clock, boolean inTime) implements ClockEvent {}

  /** The promise no longer holds, and it was not broken by that. */
  @EventType("clock.cancelled")
  record Cancelled(ClockView clock, Instant cancelledAt, @Nullable String reason)
      implements ClockEvent {}
}
