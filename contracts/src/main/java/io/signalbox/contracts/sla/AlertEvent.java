package io.signalbox.contracts.sla;

import io.signalbox.contracts.EventType;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What those who watch over promises should know. */
@OnTopic(Topics.SLA_ALERTS)
public sealed interface AlertEvent {

  /**
   * The same for a warning or breach however often it is told, and for all that follows from it.
   */
  String alertId();

  /** The clock after the event. */
  ClockView clock();

  /** Time gets short: {@code percent} of it, 1 to 99, was over at {@code warnedAt}. */
  @EventType("sla.warning")
  record Warning(String alertId, ClockView clock, int percent, Instant warnedAt)
      implements AlertEvent {}

  /**
   * A promise was broken.
   *
   * @param breachedAt when time was up
   * @param detectedAt when we noticed; the same moment unless we were down
   * @param provisional whether a service before us was silent, so that a retraction is likely
   */
  @EventType("sla.breached")
  record Breached(
      String alertId, ClockView clock, Instant breachedAt, Instant detectedAt, boolean provisional)
      implements AlertEvent {}

  /** A warning or breach was none, as later evidence shows. */
  @EventType("sla.retracted")
  record Retracted(String alertId, ClockView clock, String reason) implements AlertEvent {}

  /**
   * A step of the escalation ladder was taken: routing has done what it was asked for.
   *
   * @param level 1 for the first step
   * @param commandId the {@code ce_id} of the command to routing; null if nothing was asked of it
   */
  @EventType("sla.escalated")
  record Escalated(
      String alertId,
      ClockView clock,
      int level,
      EscalationAction action,
      @Nullable String commandId)
      implements AlertEvent {}

  /**
   * A step of the escalation ladder was not taken: routing refused, and is not asked again.
   *
   * @param level 1 for the first step
   * @param reason routing's, such as {@code nobody-qualified}
   * @param commandId the {@code ce_id} of the command that was refused
   */
  @EventType("sla.escalation-refused")
  record EscalationRefused(
      String alertId, ClockView clock, int level, String reason, String commandId)
      implements AlertEvent {}

  /**
   * A warning is over, and nobody needs to look after it any more.
   *
   * @param reason what ended it: its clock was {@code fulfilled} or {@code cancelled}, the promise
   *     is {@code breached}, which is an alert of its own, or it was {@code replaced} by one of
   *     which less is over
   */
  @EventType("alert.closed")
  record Closed(String alertId, ClockView clock, String reason) implements AlertEvent {}

  /** Somebody looks after it. */
  @EventType("alert.acknowledged")
  record Acknowledged(String alertId, ClockView clock, @Nullable String by, @Nullable String note)
      implements AlertEvent {}
}
