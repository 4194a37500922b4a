package io.signalbox.sla.policy;

import io.signalbox.conditions.Condition;
import io.signalbox.conditions.ConditionFailed;
import io.signalbox.conditions.Conditions;
import io.signalbox.conditions.Conditions.Compiled;
import io.signalbox.conditions.Values;
import io.signalbox.conditions.Variables;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.sla.Policy;
import io.signalbox.contracts.ticket.TicketFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The policies of one workspace, in the order they are tried. */
public final class Policies {
  /** What their conditions can ask about. */
  static final Variables VARIABLES =
      Variables.NONE
          .texts(TicketFacts.TEXTS.toArray(String[]::new))
          .numbers("tier")
          .valuesByName("customer");

  private final List<Ready> policies;
  private final Function<String, CalendarVersion> calendars;

  private record Ready(Policy policy, @Nullable Condition condition) {}

  /**
   * Policies that were checked.
   *
   * @param calendars the present version of a calendar
   */
  public Policies(List<Policy> policies, Function<String, CalendarVersion> calendars) {
    var conditions = new Conditions(VARIABLES);
    this.policies =
        policies.stream().map(policy -> new Ready(policy, condition(conditions, policy))).toList();
    this.calendars = calendars;
  }

  private static @Nullable Condition condition(Conditions conditions, Policy policy) {
    var when = policy.when();
    if (when == null || when.condition() == null) return null;
    return switch (conditions.compile(when.condition())) {
      case Compiled.Ready(var condition) -> condition;
      case Compiled.Refused(var _, var _, var why) ->
          throw new IllegalArgumentException("policy " + policy.id() + " was not checked: " + why);
    };
  }

  /** As they were defined. */
  public List<Policy> policies() {
    return policies.stream().map(Ready::policy).toList();
  }

  /** What is promised for a ticket; empty where no policy or no target fits: then no clock runs. */
  public Optional<Promise> promise(Metric metric, TicketFacts ticket) {
    Map<String, Object> values = null; // made once, and only if somebody asks
    for (var one : policies) {
      if (!fits(one.policy().when(), ticket)) continue;
      if (one.condition() != null) {
        if (values == null) values = Values.of(ticket.values());
        if (!holds(one.condition(), values)) continue;
      }
      return promise(one.policy(), metric, ticket);
    }
    return Optional.empty();
  }

  private Optional<Promise> promise(Policy policy, Metric metric, TicketFacts ticket) {
    return policy.targets().stream()
        .filter(target -> target.metric().equals(metric))
        .filter(target -> target.priority() == null || target.priority().equals(ticket.priority()))
        .filter(target -> target.channel() == null || target.channel().equals(ticket.channel()))
        .filter(target -> target.queue() == null || target.queue().equals(ticket.queue()))
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

  private static boolean fits(Policy.@Nullable When when, TicketFacts ticket) {
    return when == null
        || (fits(when.channels(), ticket.channel()) && fits(when.priorities(), ticket.priority()));
  }

  private static <T> boolean fits(List<T> wanted, T given) {
    return wanted.isEmpty() || wanted.contains(given);
  }

  /** One that asks for what is not there, such as an attribute that nobody gave, does not hold. */
  private static boolean holds(Condition condition, Map<String, Object> values) {
    try {
      return condition.holds(values);
    } catch (ConditionFailed e) {
      return false;
    }
  }
}
