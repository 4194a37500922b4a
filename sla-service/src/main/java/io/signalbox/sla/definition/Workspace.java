package io.signalbox.sla.definition;

import io.signalbox.businesstime.WorkingTime;
import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.sla.Policy;
import io.signalbox.sla.clock.Calendars;
import io.signalbox.sla.clock.Promises;
import io.signalbox.sla.clock.Subject;
import io.signalbox.sla.policy.CalendarVersion;
import io.signalbox.sla.policy.Policies;
import io.signalbox.sla.policy.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one workspace has defined so far. */
public final class Workspace implements Calendars, Promises {
  private final Map<String, Present> present = new HashMap<>();
  private final Map<CalendarVersion, WorkingTime> versions = new HashMap<>();
  private Policies policies = new Policies(List.of(), this::version);

  private record Present(CalendarVersion version, Calendar calendar) {}

  void add(CalendarVersion version, Calendar calendar, WorkingTime time) {
    versions.put(version, time);
    present.merge(
        version.id(),
        new Present(version, calendar),
        (a, b) -> a.version().version() > b.version().version() ? a : b);
  }

  void replace(List<Policy> all) {
    policies = new Policies(List.copyOf(all), this::version);
  }

  List<Policy> policies() {
    return policies.policies();
  }

  @Nullable Calendar calendar(String id) {
    var now = present.get(id);
    return now == null ? null : now.calendar();
  }

  int lastVersion(String id) {
    var now = present.get(id);
    return now == null ? 0 : now.version().version();
  }

  /** The working time of a calendar as it is now; null if there is no such calendar. */
  public @Nullable WorkingTime time(String id) {
    var now = present.get(id);
    return now == null ? null : versions.get(now.version());
  }

  @Override
  public WorkingTime time(@Nullable CalendarVersion calendar) {
    if (calendar == null) return WorkingTime.AROUND_THE_CLOCK;
    var time = versions.get(calendar);
    if (time == null) throw new IllegalStateException("no " + calendar);
    return time;
  }

  @Override
  public Optional<Promise> promise(Metric metric, Subject subject) {
    return policies.promise(metric, subject.channel(), subject.priority(), subject.queue());
  }

  private CalendarVersion version(String id) {
    var now = present.get(id);
    if (now == null) throw new IllegalStateException("no calendar " + id); // policies were checked
    return now.version();
  }
}
