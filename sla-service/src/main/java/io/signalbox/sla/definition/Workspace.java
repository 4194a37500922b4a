package io.signalbox.sla.definition;

import io.signalbox.businesstime.BusinessCalendar;
import io.signalbox.businesstime.WorkingTime;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.sla.Policy;
import io.signalbox.contracts.sla.SlaCommand.DefineCalendar;
import io.signalbox.contracts.sla.SlaCommand.DefinePolicies;
import io.signalbox.runtime.definition.Definition;
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
  private final Map<String, CalendarVersion> present = new HashMap<>();
  private final Map<CalendarVersion, WorkingTime> versions = new HashMap<>();
  private Policies policies = new Policies(List.of(), this::version);

  /** Takes in a version; older ones of a calendar stay. */
  void take(Definition definition) {
    switch (definition.body()) {
      case null -> remove(definition);
      case DefineCalendar calendar -> {
        var version = new CalendarVersion(definition.id(), definition.version());
        versions.put(version, BusinessCalendar.of(calendar.calendar()));
        present.put(version.id(), version);
      }
      case DefinePolicies all -> replace(all.policies());
      default -> throw new IllegalArgumentException("not for us: " + definition.kind().name());
    }
  }

  private void remove(Definition definition) {
    if (definition.kind().equals(Definitions.CALENDAR)) present.remove(definition.id());
    else replace(List.of());
  }

  private void replace(List<Policy> all) {
    policies = new Policies(List.copyOf(all), this::version);
  }

  List<Policy> policies() {
    return policies.policies();
  }

  /** The working time of a calendar as it is now; null if there is no such calendar. */
  public @Nullable WorkingTime time(String id) {
    var now = present.get(id);
    return now == null ? null : versions.get(now);
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
    return policies.promise(metric, subject.facts());
  }

  private CalendarVersion version(String id) {
    var now = present.get(id);
    if (now == null) throw new IllegalStateException("no calendar " + id); // policies were checked
    return now;
  }
}
