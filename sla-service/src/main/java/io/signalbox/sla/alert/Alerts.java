package io.signalbox.sla.alert;

import static java.time.ZoneOffset.UTC;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The alerts of one batch, and table {@code alert}. */
public final class Alerts {
  private static final String SELECT =
      "select id, workspace, kind, state, happened_at, body, acknowledged_by,"
          + " acknowledged_note, acknowledged_at from alert";

  private final Map<UUID, Alert> known = new HashMap<>();

  /** Ids of the warnings among them by their clock's id: asked for whenever a clock ends. */
  private final Map<String, Set<UUID>> warnings = new HashMap<>();

  private final List<Alert> raised = new ArrayList<>();
  private final List<AlertFact.Retracted> retracted = new ArrayList<>();
  private final List<AlertFact.Closed> closed = new ArrayList<>();
  private final List<AlertFact.Escalated> escalated = new ArrayList<>();
  private final List<AlertFact.EscalationRefused> refused = new ArrayList<>();
  private final List<AlertFact.Acknowledged> acknowledged = new ArrayList<>();
  private final Set<String> erased = new TreeSet<>();

  /** Reads the alerts that somebody wants to look after. */
  public void fetch(Db db, Collection<UUID> wanted) {
    var missing = wanted.stream().filter(id -> !known.containsKey(id)).distinct().toList();
    if (missing.isEmpty()) return;
    db.query(SELECT + " where id = any(?)", s -> Parameters.of(s).ids(missing), AlertColumns::read)
        .forEach(this::keep);
  }

  /** Reads the warnings of these tickets that nobody looks after. */
  public void fetchWarnings(Db db, Collection<String> tickets) {
    if (tickets.isEmpty()) return;
    db
        .query(
            SELECT + " where ticket_id = any(?) and kind = 'warning' and state = 'open'",
            s -> Parameters.of(s).texts(tickets),
            AlertColumns::read)
        .stream()
        .filter(alert -> !known.containsKey(alert.id()))
        .forEach(this::keep);
  }

  private void keep(Alert alert) {
    known.put(alert.id(), alert);
    warnings.computeIfAbsent(alert.clock().clockId(), _ -> new TreeSet<>()).add(alert.id());
  }

  /** The warnings of a clock that nobody looks after, in order, as far as they were fetched. */
  public List<Alert> warningsOf(String clockId) {
    return warnings.getOrDefault(clockId, Set.of()).stream()
        .flatMap(id -> Stream.ofNullable(known.get(id)))
        .filter(Alert::warns)
        .toList();
  }

  /** One that was raised or fetched in this batch. */
  public @Nullable Alert find(UUID id) {
    return known.get(id);
  }

  /** Something happened to one. */
  public void apply(AlertFact fact) {
    switch (fact) {
      case AlertFact.Raised now -> {
        keep(now.alert());
        raised.add(now.alert());
      }
      case AlertFact.Retracted now -> {
        known.computeIfPresent(now.id(), (id, alert) -> alert.retracted());
        retracted.add(now);
      }
      case AlertFact.Closed now -> {
        known.computeIfPresent(now.id(), (id, alert) -> alert.closed());
        closed.add(now);
      }
      case AlertFact.Escalated now -> escalated.add(now);
      case AlertFact.EscalationRefused now -> refused.add(now);
      case AlertFact.Acknowledged now -> {
        known.computeIfPresent(now.id(), (id, alert) -> alert.acknowledged(now.acknowledgement()));
        acknowledged.add(now);
      }
    }
  }

  /** What people noted about a ticket's alerts is gone. */
  public void eraseNotes(String ticketId) {
    erased.add(ticketId);
  }

  /** Writes what happened since the last time, in the order in which it can have happened. */
  public void write(Db db) {
    insert(db);
    db.batch(
        "update alert set escalated_level = ? where id = ?",
        escalated,
        (s, fact) -> {
          s.setInt(1, fact.level());
          s.setObject(2, fact.id());
        });
    db.batch(
        "update alert set escalation_refused = ? where id = ?",
        refused,
        (s, fact) -> {
          s.setString(1, fact.reason());
          s.setObject(2, fact.id());
        });
    acknowledge(db);
    db.batch(
        "update alert set state = 'closed' where id = ?",
        closed,
        (s, fact) -> s.setObject(1, fact.id()));
    db.batch(
        "update alert set state = 'retracted' where id = ?",
        retracted,
        (s, fact) -> s.setObject(1, fact.id()));
    db.batch(
        "update alert set acknowledged_note = null where ticket_id = ?"
            + " and acknowledged_note is not null",
        erased,
        (s, ticket) -> s.setString(1, ticket));
    erased.clear();
    raised.clear();
    escalated.clear();
    refused.clear();
    acknowledged.clear();
    closed.clear();
    retracted.clear();
  }

  private void acknowledge(Db db) {
    db.batch(
        "update alert set state = 'acknowledged', acknowledged_by = ?, acknowledged_note = ?,"
            + " acknowledged_at = ? where id = ?",
        acknowledged,
        (s, fact) -> {
          s.setString(1, fact.acknowledgement().by());
          s.setString(2, fact.acknowledgement().note());
          s.setObject(3, fact.acknowledgement().at().atOffset(UTC));
          s.setObject(4, fact.id());
        });
  }

  private void insert(Db db) {
    db.batch(
        "insert into alert (id, workspace, kind, state, ticket_id, metric, priority, happened_at,"
            + " body) values (?, ?, ?, 'open', ?, ?, ?, ?, ?)",
        raised,
        (s, alert) -> {
          s.setObject(1, alert.id());
          s.setString(2, alert.workspace());
          s.setString(3, alert.kind().name().toLowerCase(Locale.ROOT));
          s.setString(4, alert.clock().ticketId());
          s.setString(5, alert.clock().metric().value());
          s.setString(6, alert.clock().priority().value());
          s.setObject(7, alert.happenedAt().atOffset(UTC));
          s.setString(8, Json.text(AlertColumns.Body.of(alert)));
        });
  }

  /** Forgets all that was written. */
  public void settled() {
    known.clear();
    warnings.clear();
  }
}
