package io.signalbox.sla.alert;

import static java.time.ZoneOffset.UTC;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The alerts of one batch, and table {@code alert}. */
public final class Alerts {
  private final Map<UUID, Alert> known = new HashMap<>();
  private final List<Alert> raised = new ArrayList<>();
  private final List<AlertFact.Retracted> retracted = new ArrayList<>();
  private final List<AlertFact.Escalated> escalated = new ArrayList<>();
  private final List<AlertFact.EscalationRefused> refused = new ArrayList<>();
  private final List<AlertFact.Acknowledged> acknowledged = new ArrayList<>();

  /** Reads the alerts that somebody wants to look after. */
  public void fetch(Db db, Collection<UUID> wanted) {
    var missing = wanted.stream().filter(id -> !known.containsKey(id)).distinct().toArray();
    if (missing.length == 0) return;
    db.query(
            "select id, workspace, kind, state, happened_at, body, acknowledged_by,"
                + " acknowledged_note, acknowledged_at from alert where id = any(?)",
            s -> s.setArray(1, s.getConnection().createArrayOf("uuid", missing)),
            AlertRow::read)
        .forEach(alert -> known.put(alert.id(), alert));
  }

  /** One that was raised or fetched in this batch. */
  public @Nullable Alert find(UUID id) {
    return known.get(id);
  }

  /** Something happened to one. */
  public void apply(AlertFact fact) {
    switch (fact) {
      case AlertFact.Raised now -> {
        known.put(now.id(), now.alert());
        raised.add(now.alert());
      }
      case AlertFact.Retracted now -> {
        known.computeIfPresent(now.id(), (id, alert) -> alert.retracted());
        retracted.add(now);
      }
      case AlertFact.Escalated now -> escalated.add(now);
      case AlertFact.EscalationRefused now -> refused.add(now);
      case AlertFact.Acknowledged now -> {
        known.computeIfPresent(now.id(), (id, alert) -> alert.acknowledged(now.acknowledgement()));
        acknowledged.add(now);
      }
    }
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
    db.batch(
        "update alert set state = 'retracted' where id = ?",
        retracted,
        (s, fact) -> s.setObject(1, fact.id()));
    raised.clear();
    escalated.clear();
    refused.clear();
    acknowledged.clear();
    retracted.clear();
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
          s.setString(8, Json.text(AlertRow.Body.of(alert)));
        });
  }

  /** Forgets all that was written. */
  public void settled() {
    known.clear();
  }
}
