package io.signalbox.ingest.conversation;

import static java.time.ZoneOffset.UTC;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table {@code mail}, as far as one batch needs it. */
public final class MailTable {
  /** How many are looked at a time, so that no batch is long. */
  static final int OUTDATED_MAX = 5_000;

  private final int shard;
  private final Map<UUID, KnownMail> known = new HashMap<>();
  private final Map<UUID, KnownMail> changed = new LinkedHashMap<>();
  private final Set<UUID> former = new LinkedHashSet<>();
  private List<Outdated> outdated = List.of();

  /** A mail that is known for long enough, unless its conversation goes on. */
  private record Outdated(KnownMail mail, boolean goesOn) {}

  /** Of this shard. */
  public MailTable(int shard) {
    this.shard = shard;
  }

  /** Reads what there is of these keys; answers them. */
  public Collection<KnownMail> fetch(Collection<UUID> keys, Db db) {
    if (!keys.isEmpty()) {
      db.query(
              "select id, conversation, received, kept_until from mail where id = any(?)",
              s -> Parameters.of(s).ids(keys),
              MailTable::read)
          .forEach(mail -> known.put(mail.id(), mail));
    }
    return List.copyOf(known.values());
  }

  /** Reads which mails may be forgotten. */
  public void fetchOutdated(Instant at, Db db) {
    outdated =
        db.query(
            "select m.id, m.conversation, m.received, m.kept_until, c.id, c.ended_at"
                + " from mail m left join conversation c on c.id = m.conversation"
                + " where m.shard = ? and m.kept_until <= ? order by m.shard, m.kept_until"
                + " fetch first "
                + OUTDATED_MAX
                + " rows only",
            s -> {
              s.setInt(1, shard);
              s.setObject(2, at.atOffset(UTC));
            },
            row -> new Outdated(read(row), goesOn(row, at)));
  }

  private static boolean goesOn(ResultSet row, Instant at) throws SQLException {
    var ended = row.getObject(6, OffsetDateTime.class);
    return row.getString(5) != null
        && (ended == null || ended.toInstant().isAfter(at.minus(KnownMail.MEMORY)));
  }

  /** A mail; null if we don't know it. */
  public @Nullable KnownMail find(UUID key) {
    return known.get(key);
  }

  /** The keys that may be forgotten, of those fetched last. */
  public List<UUID> forgettable() {
    return outdated.stream().filter(it -> !it.goesOn).map(it -> it.mail.id()).toList();
  }

  /** Those to be kept although they are old, as of now. */
  public List<KnownMail> kept(Instant at) {
    return outdated.stream().filter(it -> it.goesOn).map(it -> it.mail.kept(at)).toList();
  }

  /** Whether there may be more to look at than was fetched. */
  public boolean moreOutdated() {
    return outdated.size() == OUTDATED_MAX;
  }

  /** Remembers a mail, in the place of what was known of it. */
  public void put(KnownMail mail) {
    known.put(mail.id(), mail);
    changed.put(mail.id(), mail);
  }

  /** Keeps those that did not change since they were fetched. */
  public void keep(List<KnownMail> mails) {
    mails.stream().filter(mail -> !changed.containsKey(mail.id())).forEach(this::put);
  }

  /** Forgets, but not what came again since these keys were fetched. */
  public void forget(List<UUID> keys) {
    for (var key : keys) {
      if (!changed.containsKey(key)) {
        known.remove(key);
        former.add(key);
      }
    }
  }

  /** Writes what changed. */
  public void write(Db db) {
    former.addAll(changed.keySet());
    db.batch("delete from mail where id = ?", former, (s, id) -> s.setObject(1, id));
    db.batch(
        "insert into mail (id, shard, conversation, received, kept_until) values (?, ?, ?, ?, ?)",
        changed.values(),
        (s, mail) -> {
          s.setObject(1, mail.id());
          s.setInt(2, shard);
          s.setString(3, mail.conversation());
          s.setBoolean(4, mail.received());
          s.setObject(5, mail.keptUntil().atOffset(UTC));
        });
    changed.clear();
    former.clear();
  }

  /** Drops what was fetched. */
  public void clear() {
    known.clear();
    outdated = List.of();
  }

  private static KnownMail read(ResultSet row) throws SQLException {
    return new KnownMail(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getBoolean(3),
        row.getObject(4, OffsetDateTime.class).toInstant());
  }
}
