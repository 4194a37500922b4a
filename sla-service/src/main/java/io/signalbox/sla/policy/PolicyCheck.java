package io.signalbox.sla.policy;

import io.signalbox.businesstime.OutOfReach;
import io.signalbox.businesstime.WorkingTime;
import io.signalbox.conditions.Conditions;
import io.signalbox.conditions.Conditions.Compiled;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.sla.Policy;
import io.signalbox.sla.metric.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with policies before they count for anybody. */
public final class PolicyCheck {
  /** Three years: what lies beyond is no promise. */
  static final Duration LONGEST = Duration.ofDays(1_095);

  private static final int FAULTS_MAX = 50;

  private final Function<String, @Nullable WorkingTime> calendars;
  private final Instant at;
  private final Conditions conditions = new Conditions(Policies.VARIABLES);
  private final List<Fault> faults = new ArrayList<>();

  /**
   * One thing that is wrong.
   *
   * @param pointer where in the list of policies, as a JSON pointer
   * @param code stable, such as {@code unknown-calendar}
   * @param detail what is wrong, as a sentence
   */
  public record Fault(String pointer, String code, String detail) {}

  private PolicyCheck(Function<String, @Nullable WorkingTime> calendars, Instant at) {
    this.calendars = calendars;
    this.at = at;
  }

  /**
   * All that is wrong; empty if nothing is.
   *
   * @param calendars the calendars there are
   * @param at from when the promises must be possible to keep
   */
  public static List<Fault> faults(
      List<Policy> policies, Function<String, @Nullable WorkingTime> calendars, Instant at) {
    var check = new PolicyCheck(calendars, at);
    var ids = new HashSet<String>();
    for (var i = 0; i < policies.size(); i++) {
      var pointer = "/policies/" + i;
      if (!ids.add(policies.get(i).id())) {
        check.fault(pointer + "/id", "twice", "There are two policies of this id.");
      }
      check.policy(pointer, policies.get(i));
    }
    return check.faults;
  }

  private void policy(String pointer, Policy policy) {
    if (policy.when() != null) condition(pointer + "/when/condition", policy.when().condition());
    var time = time(pointer, policy.calendar());
    for (var i = 0; i < policy.targets().size(); i++) {
      var target = policy.targets().get(i);
      metric(pointer + "/targets/" + i + "/metric", target.metric());
      target(pointer + "/targets/" + i + "/within", target, time);
    }
    var last = 0;
    for (var percent : policy.warnAt()) {
      if (percent <= last || percent > 99) {
        fault(pointer + "/warnAt", "not-rising", "Percentages rise from 1 to 99.");
        return;
      }
      last = percent;
    }
  }

  private void condition(String pointer, @Nullable String text) {
    if (text == null) return;
    if (conditions.compile(text) instanceof Compiled.Refused(var line, var column, var why)) {
      fault(
          pointer,
          "bad-condition",
          line == 0 ? why : "Line %d, column %d: %s".formatted(line, column, why));
    }
  }

  private @Nullable WorkingTime time(String pointer, @Nullable String calendar) {
    if (calendar == null) return WorkingTime.AROUND_THE_CLOCK;
    var time = calendars.apply(calendar);
    if (time == null) {
      fault(pointer + "/calendar", "unknown-calendar", "There is no calendar '" + calendar + "'.");
    }
    return time;
  }

  private void metric(String pointer, Metric metric) {
    if (Metrics.of(metric).isEmpty()) {
      fault(pointer, "unknown-metric", "There is no metric '" + metric + "': see /v1/metrics.");
    }
  }

  private void target(String pointer, Policy.Target target, @Nullable WorkingTime time) {
    var within = target.within();
    if (!within.isPositive() || within.toMillis() == 0 || within.compareTo(LONGEST) > 0) {
      fault(pointer, "out-of-range", "A promise takes more than nothing and at most 1095 days.");
    } else if (time != null && target.businessTime()) {
      try {
        time.after(at, within);
      } catch (OutOfReach e) {
        fault(pointer, "never-due", e.detail());
      }
    }
  }

  private void fault(String pointer, String code, String detail) {
    if (faults.size() < FAULTS_MAX) faults.add(new Fault(pointer, code, detail));
  }
}
