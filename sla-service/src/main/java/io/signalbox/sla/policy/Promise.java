package io.signalbox.sla.policy;

import io.signalbox.contracts.Frozen;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was promised for one metric of one ticket, as it was worded when it was promised: a policy
 * that changes later does not change it.
 *
 * @param policy the id of the policy that promised
 * @param calendar the calendar that time is counted by; null if all time counts
 * @param within how long it may take
 * @param warnAt at which percentages of it a warning is given, rising
 * @param escalate whether a breach moves the ticket up a tier
 */
public record Promise(
    String policy,
    @Nullable CalendarVersion calendar,
    Duration within,
    List<Integer> warnAt,
    boolean escalate) {
  public Promise {
    warnAt = Frozen.list(warnAt);
  }

  /** Whether only the hours of a calendar count. */
  public boolean businessTime() {
    return calendar != null;
  }
}
