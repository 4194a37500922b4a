package io.signalbox.runtime.store;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.Target;
import io.signalbox.runtime.delivery.TargetState;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Delivery;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.table.Parameters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** {@link DeliveryTable} on H2 or PostgreSQL. */
final class SqlDeliveryTable implements DeliveryTable {
  private static final String ATTEMPT =
      "id, workspace, target, lane, kind, subject, payload, attempt, not_before, decided_at";

  private final int shard;
  private final Db db;

  SqlDeliveryTable(int shard, Db db) {
    this.shard = shard;
    this.db = db;
  }

  @Override
  public Map<UUID, Attempt> open(Collection<UUID> deliveries) {
    return byId(attempts(deliveries, "state <> 'failed'"));
  }

  @Override
  public Map<UUID, Attempt> failed(Collection<UUID> deliveries) {
    return byId(attempts(deliveries, "state = 'failed'"));
  }

  private static Map<UUID, Attempt> byId(List<Attempt> attempts) {
    var byId = new HashMap<UUID, Attempt>();
    for (var each : attempts) byId.put(each.delivery().id(), each);
    return byId;
  }

  private List<Attempt> attempts(Collection<UUID> ids, String which) {
    if (ids.isEmpty()) return List.of();
    return db.query(
        "select " + ATTEMPT + " from delivery where id = any(?) and " + which + " order by number",
        row -> Parameters.of(row).ids(ids),
        SqlDeliveryTable::attempt);
  }

  @Override
  public List<Attempt> write(Changes changes) {
    states(changes.states().values());
    var lanes = new LinkedHashSet<UUID>();
    for (var each : changes.gone()) lanes.add(laneOf(each));
    for (var each : changes.failed().keySet()) lanes.add(laneOf(each));
    for (var each : changes.again()) lanes.add(laneOf(each));
    for (var each : changes.added()) lanes.add(laneOf(each));
    for (var each : changes.revived()) lanes.add(laneOf(each));
    if (lanes.isEmpty()) return List.of();
    end(changes);
    postpone(changes.again());
    revive(changes.revived());
    add(changes.added());
    var first = first(lanes);
    db.batch(
        "update delivery set state = 'ready' where id = ? and state = 'behind'",
        first,
        (row, id) -> row.setObject(1, id));
    return attempts(first, "state = 'ready'");
  }

  private void end(Changes changes) {
    db.batch(
        "delete from delivery where id = ?",
        changes.gone(),
        (row, each) -> row.setObject(1, each.delivery().id()));
    db.batch(
        """
        update delivery set state = 'failed', lane_id = null, detail = ?, ended_at = ? where id = ?\
        """,
        changes.failed().entrySet(),
        (row, each) -> {
          row.setString(1, each.getValue().detail());
          row.setObject(2, each.getValue().at().atOffset(ZoneOffset.UTC));
          row.setObject(3, each.getKey().delivery().id());
        });
  }

  private void postpone(Collection<Attempt> again) {
    db.batch(
        "update delivery set attempt = ?, not_before = ? where id = ?",
        again,
        (row, each) -> {
          row.setInt(1, each.number());
          row.setLong(2, each.notBefore());
          row.setObject(3, each.delivery().id());
        });
  }

  private void revive(List<Attempt> revived) {
    db.batch(
        """
        update delivery set state = 'behind', lane_id = ?, attempt = ?, not_before = ?,
          decided_at = ?, detail = null, ended_at = null where id = ?\
        """,
        revived,
        (row, each) -> {
          row.setObject(1, laneOf(each));
          row.setInt(2, each.number());
          row.setLong(3, each.notBefore());
          row.setObject(4, moment(each.decidedAt()));
          row.setObject(5, each.delivery().id());
        });
  }

  private void add(List<Attempt> added) {
    db.batch(
        """
        insert into delivery (id, shard, workspace, target, lane, lane_id, kind, subject, payload,
          attempt, not_before, decided_at, state)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'behind')\
        """,
        added,
        (row, each) -> {
          var delivery = each.delivery();
          row.setObject(1, delivery.id());
          row.setInt(2, shard);
          row.setString(3, delivery.workspace());
          row.setString(4, delivery.target());
          row.setString(5, delivery.lane());
          row.setObject(6, laneOf(each));
          row.setString(7, delivery.kind());
          row.setString(8, delivery.subject());
          row.setString(9, delivery.payload());
          row.setInt(10, each.number());
          row.setLong(11, each.notBefore());
          row.setObject(12, moment(each.decidedAt()));
        });
  }

  private void states(Collection<TargetState> states) {
    db.batch(
        "delete from delivery_target where workspace = ? and name = ?",
        states,
        (row, each) -> {
          row.setString(1, each.target().workspace());
          row.setString(2, each.target().name());
        });
    db.batch(
        """
        insert into delivery_target (shard, workspace, name, paused_by, paused_at, resumed_at)
        values (?, ?, ?, ?, ?, ?)\
        """,
        states,
        (row, each) -> {
          var since = each.since().atOffset(ZoneOffset.UTC);
          row.setInt(1, shard);
          row.setString(2, each.target().workspace());
          row.setString(3, each.target().name());
          row.setString(4, each.pausedBy());
          row.setObject(5, each.isPaused() ? since : null);
          row.setObject(6, each.isPaused() ? null : since);
        });
  }

  @Override
  public List<TargetState> states() {
    return db.query(
        """
        select workspace, name, paused_by, coalesce(paused_at, resumed_at) from delivery_target
        where shard = ?\
        """,
        row -> row.setInt(1, shard),
        row ->
            new TargetState(
                new Target(row.getString(1), row.getString(2)),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant()));
  }

  /** The first of each lane: one step in the index for each, however long the lanes are. */
  private List<UUID> first(Set<UUID> lanes) {
    return db
        .query(
            """
            select (select d.id from delivery d where d.shard = ? and d.lane_id = l.id
              order by d.shard, d.lane_id, d.number fetch first 1 rows only)
            from unnest(?) as l(id)\
            """,
            row -> Parameters.of(row).number(shard).ids(lanes),
            row -> row.getObject(1, UUID.class))
        .stream()
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public Set<Target> targets() {
    return Set.copyOf(
        db.query(
            "select distinct workspace, target from delivery where shard = ? and state = 'ready'",
            row -> row.setInt(1, shard),
            row -> new Target(row.getString(1), row.getString(2))));
  }

  @Override
  public List<Attempt> ready(Target target, int most) {
    return db.query(
        """
        select %s from delivery
        where shard = ? and workspace = ? and target = ? and state = 'ready'
        order by shard, workspace, target, state, not_before fetch first (?) rows only\
        """
            .formatted(ATTEMPT),
        row -> {
          row.setInt(1, shard);
          row.setString(2, target.workspace());
          row.setString(3, target.name());
          row.setInt(4, most);
        },
        SqlDeliveryTable::attempt);
  }

  private static UUID laneOf(Attempt attempt) {
    var delivery = attempt.delivery();
    return Ids.hash(delivery.workspace(), delivery.target(), delivery.lane());
  }

  private static OffsetDateTime moment(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    var decidedAt = row.getObject(10, OffsetDateTime.class).toInstant().toEpochMilli();
    var delivery =
        new Delivery(
            row.getObject(1, UUID.class),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7));
    return new Attempt(delivery, row.getInt(8), row.getLong(9), decidedAt);
  }
}
