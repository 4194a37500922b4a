package io.signalbox.sla.definition;

import io.signalbox.businesstime.BusinessCalendar;
import io.signalbox.businesstime.WorkingTime;
import io.signalbox.runtime.definition.DefinitionQueries;
import io.signalbox.sla.clock.Calendars;
import io.signalbox.sla.policy.CalendarVersion;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Optional;

/** Calendars as clocks remember them, for those who explain clocks. */
@Singleton
public class CalendarVersions {
  private final DefinitionQueries definitions;

  CalendarVersions(DefinitionQueries definitions) {
    this.definitions = definitions;
  }

  /** All versions of these calendars. */
  public Calendars of(String workspace, Collection<String> ids) {
    var versions = new HashMap<CalendarVersion, WorkingTime>();
    for (var one : definitions.versions(workspace, Definitions.CALENDAR, ids)) {
      versions.put(
          new CalendarVersion(one.id(), one.version()), BusinessCalendar.of(one.body().calendar()));
    }
    return version ->
        version == null
            ? WorkingTime.AROUND_THE_CLOCK
            : Optional.ofNullable(versions.get(version))
                .orElseThrow(() -> new IllegalStateException("no " + version));
  }
}
