package io.signalbox.sla.policy;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.sla.Policy;
import io.signalbox.contracts.ticket.Priority;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The policies of one workspace, in the order they are tried.
 *
 * @param calendars the present version of a calendar
 */
public record Policies(List<Policy> policies, Function<String, CalendarVersion> calendars) {

  /** What is promised for a ticket; empty where no policy or no target fits: then no clock runs. */
  public Optional<Promise> promise(
      Metric metric, Channel channel, Priority priority, @Nullable String queue) {
    return policies.stream()
        .filter(policy -> fits(policy.when(), channel, priority))
        .findFirst()
        .flatMap(policy -> promise(policy, metric, channel, priority, queue));
  }

  private Optional<Promise> promise(
      Policy policy, Metric metric, Channel channel, Priority priority, @Nullable String queue) {
    return policy.targets().stream()
        .filter(target -> target.metric().equals(metric))
        .filter(target -> target.priority() == null || target.priority().equals(priority))
        .filter(target -> target.channel() == null || target.channel().equals(channel))
        .filter(target -> target.queue() == null || target.queue().equals(queue))
        .findFirst()
        .map(
            target ->
                new Promise(
                    policy.id(),
                    target.businessTime() ? version(policy.calendar()) : null,
                    target.within(),
                    policy.warnAt(),
                    policy.escalate()));
  }

  private @Nullable CalendarVersion version(@Nullable String calendar) {
    return calendar == null ? null : calendars.apply(calendar);
  }

  private static boolean fits(Policy.@Nullable When when, Channel channel, Priority priority) {
    return when == null || (fits(when.channels(), channel) && fits(when.priorities(), priority));
  }

  private static <T> boolean fits(List<T> wanted, T given) {
    return wanted.isEmpty() || wanted.contains(given);
  }
}
