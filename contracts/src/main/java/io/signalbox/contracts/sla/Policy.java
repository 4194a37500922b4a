package io.signalbox.contracts.sla;

import io.signalbox.contracts.FalseIfAbsent;
import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Priority;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is promised for tickets of a kind. The first policy that fits a ticket counts for it.
 *
 * @param when which tickets; absent for all
 * @param calendar the id of the calendar that business time is counted by; absent for around the
 *     clock
 * @param targets per metric the first that fits counts; at most 100
 * @param warnAt at which percentages of the time a warning is given, 1 to 99, rising; at most 10
 * @param escalate whether a breach moves the ticket up a tier
 */
public record Policy(
    String id,
    @Nullable When when,
    @Nullable String calendar,
    List<Target> targets,
    List<Integer> warnAt,
    @FalseIfAbsent boolean escalate) {
  public Policy {
    targets = Frozen.list(targets);
    warnAt = Frozen.list(warnAt);
  }

  /**
   * Which tickets: of any of these channels and any of these priorities, empty means all; and for
   * which the condition holds.
   *
   * @param condition in CEL, such as {@code customer.plan == 'gold'}; at most 4096 characters
   */
  public record When(
      List<Channel> channels, List<Priority> priorities, @Nullable String condition) {
    public When {
      channels = Frozen.list(channels);
      priorities = Frozen.list(priorities);
    }
  }

  /**
   * One promise.
   *
   * @param priority for which tickets; absent for all
   * @param channel for which tickets; absent for all
   * @param queue for tickets in which queue; absent for all
   * @param within how long it may take, more than nothing
   * @param businessTime whether only the calendar's hours count
   */
  public record Target(
      Metric metric,
      @Nullable Priority priority,
      @Nullable Channel channel,
      @Nullable String queue,
      Duration within,
      @FalseIfAbsent boolean businessTime) {}
}
