package io.signalbox.survey.fatigue;

import io.signalbox.contracts.survey.SurveyMetric;
import io.signalbox.runtime.shard.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A customer as far as asking is concerned.
 *
 * @param id hash of workspace and customer id
 * @param asked the invitations of the last times, oldest first
 */
public record Customer(
    UUID id, String workspace, String customerId, boolean optedOut, List<Asked> asked) {
  /** More than any cap counts. */
  static final int REMEMBERED_MAX = 50;

  /** The key of a customer. */
  public static UUID key(String workspace, String customerId) {
    return Ids.hash("customer", workspace, customerId);
  }

  /** One we know nothing of. */
  public static Customer unknown(String workspace, String customerId) {
    return new Customer(key(workspace, customerId), workspace, customerId, false, List.of());
  }

  /**
   * Whether asking then would be too much. Invitations that are only planned count too; one that
   * was withdrawn counts for the cap, for it was sent, but may be asked anew.
   */
  public boolean tired(SurveyMetric metric, Duration throttle, Cap cap, Instant then) {
    var sameQuestion =
        asked.stream()
            .filter(one -> !one.withdrawn() && one.metric().equals(metric))
            .anyMatch(one -> one.within(throttle, then));
    var lately = asked.stream().filter(one -> one.within(cap.within(), then)).count();
    return sameQuestion || lately >= cap.invitationsMax();
  }

  /** Asked once more. */
  public Customer askedAlso(UUID invitation, SurveyMetric metric, Instant when) {
    var all = new ArrayList<>(asked);
    all.add(new Asked(invitation, metric, when, false));
    return with(all.subList(Math.max(0, all.size() - REMEMBERED_MAX), all.size()));
  }

  /** Not asked after all, before anything was sent. */
  public Customer notAsked(UUID invitation) {
    return with(asked.stream().filter(one -> !one.invitation().equals(invitation)).toList());
  }

  /** The question was sent, and is withdrawn. */
  public Customer askedInVain(UUID invitation) {
    return with(
        asked.stream()
            .map(one -> one.invitation().equals(invitation) ? one.inVain() : one)
            .toList());
  }

  /** Wants no surveys, or wants them again. */
  public Customer optedOut(boolean out) {
    return new Customer(id, workspace, customerId, out, asked);
  }

  private Customer with(List<Asked> all) {
    return new Customer(id, workspace, customerId, optedOut, List.copyOf(all));
  }
}
