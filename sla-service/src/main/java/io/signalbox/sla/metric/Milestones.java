package io.signalbox.sla.metric;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a ticket has come: what clocks of all metrics are counted from.
 *
 * @param answered whether it was ever answered
 * @param waitingSince since when the customer waits for an answer; null if they don't
 * @param unsolvedSince since when it waits for a solution; null once resolved
 * @param updatedAt the last answer since it was opened or reopened; null without one, or once it is
 *     resolved
 * @param unowned whether no agent ever had it
 * @param queuedSince since when its queue has it; null once resolved
 */
public record Milestones(
    boolean answered,
    @Nullable Instant waitingSince,
    @Nullable Instant unsolvedSince,
    @Nullable Instant updatedAt,
    boolean unowned,
    @Nullable Instant queuedSince) {

  /** Of a ticket that was just opened. */
  public static Milestones opened(Instant at) {
    return new Milestones(false, at, at, null, true, at);
  }

  /** After something happened. */
  public Milestones after(Happening what, Instant at) {
    return switch (what) {
      case OPENED -> this;
      // the oldest message that is not answered counts
      case CUSTOMER_WROTE -> waitingSince == null ? waiting(answered, at, updatedAt) : this;
      case REPLIED -> waiting(true, null, unsolvedSince == null ? null : at);
      case ASSIGNED ->
          new Milestones(answered, waitingSince, unsolvedSince, updatedAt, false, queuedSince);
      case MOVED -> open(unsolvedSince, unsolvedSince == null ? null : at);
      case REOPENED -> open(at, at);
      case RESOLVED, ENDED -> new Milestones(answered, null, null, null, unowned, null);
    };
  }

  private Milestones waiting(
      boolean everAnswered, @Nullable Instant since, @Nullable Instant lastAnswer) {
    return new Milestones(everAnswered, since, unsolvedSince, lastAnswer, unowned, queuedSince);
  }

  private Milestones open(@Nullable Instant since, @Nullable Instant inQueueSince) {
    return new Milestones(answered, waitingSince, since, updatedAt, unowned, inQueueSince);
  }
}
