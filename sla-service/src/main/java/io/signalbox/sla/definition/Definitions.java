package io.signalbox.sla.definition;

import io.signalbox.businesstime.BusinessCalendar;
import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.SlaCommand.DefinePolicies;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import io.signalbox.sla.policy.CalendarVersion;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The definitions of a shard's workspaces: in memory for good, and table {@code definition}. */
public final class Definitions {
  static final String CALENDAR = "calendar";
  static final String POLICIES = "policies";

  private final int shard;
  private final Map<String, Workspace> workspaces = new HashMap<>();
  private final List<Row> unwritten = new ArrayList<>();

  /**
   * One definition; there is only one row of policies a workspace, and its id and version are none.
   */
  private record Row(
      String workspace, String kind, String id, int version, String body, Instant at) {}

  /** Those of a shard. */
  public Definitions(int shard) {
    this.shard = shard;
  }

  /** What a workspace has defined: nothing, if it never did. */
  public Workspace of(String workspace) {
    return workspaces.computeIfAbsent(workspace, name -> new Workspace());
  }

  /** Reads all there is. */
  public void load(Db db) {
    var rows =
        db.query(
            "select workspace, kind, id, version, body from definition where shard = ?",
            s -> s.setInt(1, shard),
            row ->
                new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getString(5),
                    Instant.EPOCH));
    rows.forEach(this::keep);
  }

  private void keep(Row row) {
    var workspace = of(row.workspace());
    if (row.kind().equals(POLICIES)) {
      workspace.replace(Json.read(row.body(), DefinePolicies.class).policies());
    } else {
      var calendar = Json.read(row.body(), Calendar.class);
      workspace.add(
          new CalendarVersion(row.id(), row.version()), calendar, BusinessCalendar.of(calendar));
    }
  }

  /** Something was defined. */
  public void apply(DefinitionFact fact) {
    var name = fact.workspace();
    switch (fact) {
      case DefinitionFact.CalendarDefined defined -> {
        var version = defined.version();
        of(name).add(version, defined.calendar(), defined.time());
        var body = Json.text(defined.calendar());
        unwritten.add(new Row(name, CALENDAR, version.id(), version.version(), body, fact.at()));
      }
      case DefinitionFact.PoliciesDefined defined -> {
        of(name).replace(defined.policies());
        var body = Json.text(new DefinePolicies(defined.policies()));
        unwritten.removeIf(row -> row.workspace().equals(name) && row.kind().equals(POLICIES));
        unwritten.add(new Row(name, POLICIES, "", 0, body, fact.at()));
      }
    }
  }

  /** Writes what was defined since the last time. */
  public void write(Db db) {
    db.batch(
        "delete from definition where workspace = ? and kind = ?",
        unwritten.stream().filter(row -> row.kind().equals(POLICIES)).toList(),
        (s, row) -> {
          s.setString(1, row.workspace());
          s.setString(2, row.kind());
        });
    db.batch(
        "insert into definition (workspace, kind, id, version, shard, body, defined_at)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        unwritten,
        (s, row) -> {
          s.setString(1, row.workspace());
          s.setString(2, row.kind());
          s.setString(3, row.id());
          s.setInt(4, row.version());
          s.setInt(5, shard);
          s.setString(6, row.body());
          s.setObject(7, row.at().atOffset(ZoneOffset.UTC));
        });
    unwritten.clear();
  }
}
