package io.signalbox.sla.clock;

import io.signalbox.contracts.sla.Metric;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of the escalation ladder that routing was asked for. Each is taken once per ticket and
 * metric, whatever the priority does and however often the ticket comes back: else a ticket could
 * climb for ever.
 *
 * @param level 1 for the first step
 * @param breachedOn the deadline whose breach it follows
 * @param retractions how many breaches of the clock had been taken back by then
 * @param commandId the {@code ce_id} of the last command that asked for it
 * @param attempt 1 for the first command, one more each time the ticket had moved on meanwhile
 * @param askAgainAt when to ask once more, after a refusal
 * @param taken whether routing did it
 * @param refusal why routing did not, and is not asked again
 */
public record Escalation(
    Metric metric,
    int cycle,
    int level,
    Instant breachedOn,
    int retractions,
    String commandId,
    int attempt,
    @Nullable Instant askAgainAt,
    boolean taken,
    @Nullable String refusal) {
  /** The step that follows a breach. */
  static final int ON_BREACH = 1;

  /** After that many refusals the ticket is in motion anyway; its alert stays open. */
  static final int ATTEMPTS_MAX = 5;

  /** The pause after the first refusal; doubled after every further one. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  boolean isStepOf(Escalation other) {
    return level == other.level && metric.equals(other.metric);
  }

  boolean isOf(Clock clock) {
    return cycle == clock.cycle() && metric.equals(clock.metric());
  }

  /** The same, refused because the ticket had moved on; for good if that was too often. */
  Escalation stale(Instant at, String reason) {
    return attempt < ATTEMPTS_MAX
        ? ended(at.plus(PAUSE.multipliedBy(1L << (attempt - 1))), taken, null)
        : refused(reason);
  }

  /** The same, refused for good. */
  Escalation refused(String reason) {
    return ended(null, taken, reason);
  }

  /** The same, not asked for any more. */
  Escalation givenUp() {
    return ended(null, taken, null);
  }

  /** The same, done. */
  Escalation done() {
    return ended(null, true, null);
  }

  private Escalation ended(@Nullable Instant again, boolean done, @Nullable String why) {
    return new Escalation(
        metric, cycle, level, breachedOn, retractions, commandId, attempt, again, done, why);
  }
}
