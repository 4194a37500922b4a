package io.signalbox.sla.definition;

import io.signalbox.businesstime.BusinessCalendar;
import io.signalbox.businesstime.WorkingTime;
import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.SlaCommand.DefinePolicies;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.json.Json;
import io.signalbox.sla.clock.Calendars;
import io.signalbox.sla.policy.CalendarVersion;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** What is asked about definitions. */
@Singleton
public class DefinitionQueries {
  private final Reads reads;

  DefinitionQueries(Reads reads) {
    this.reads = reads;
  }

  Optional<Calendar> calendar(String workspace, String id) {
    return reads
        .query(
            "select body from definition where workspace = ? and kind = ? and id = ?"
                + " order by version desc fetch first 1 rows only",
            s -> {
              s.setString(1, workspace);
              s.setString(2, Definitions.CALENDAR);
              s.setString(3, id);
            },
            row -> Json.read(row.getString(1), Calendar.class))
        .stream()
        .findFirst();
  }

  DefinePolicies policies(String workspace) {
    return reads
        .query(
            "select body from definition where workspace = ? and kind = ?",
            s -> {
              s.setString(1, workspace);
              s.setString(2, Definitions.POLICIES);
            },
            row -> Json.read(row.getString(1), DefinePolicies.class))
        .stream()
        .findFirst()
        .orElseGet(() -> new DefinePolicies(List.of()));
  }

  /** All versions of these calendars. */
  public Calendars calendars(String workspace, Collection<String> ids) {
    var versions = new HashMap<CalendarVersion, WorkingTime>();
    if (!ids.isEmpty()) {
      reads.query(
          "select id, version, body from definition"
              + " where workspace = ? and kind = ? and id = any(?)",
          s -> {
            s.setString(1, workspace);
            s.setString(2, Definitions.CALENDAR);
            s.setArray(3, s.getConnection().createArrayOf("varchar", ids.toArray()));
          },
          row ->
              versions.put(
                  new CalendarVersion(row.getString(1), row.getInt(2)),
                  BusinessCalendar.of(Json.read(row.getString(3), Calendar.class))));
    }
    return version ->
        version == null
            ? WorkingTime.AROUND_THE_CLOCK
            : Optional.ofNullable(versions.get(version))
                .orElseThrow(() -> new IllegalStateException("no " + version));
  }
}
