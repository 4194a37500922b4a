package io.signalbox.runtime.security;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Table {@code api_key}. */
final class KeyTable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyTable.class);

  private final DataSource source;

  KeyTable(DataSource source) {
    this.source = source;
  }

  /** All keys; one that was revoked expired then. */
  List<StoredKey> all() {
    try (var connection = source.getConnection()) {
      return new SqlDb(connection)
              .query(
                  """
                  select prefix, sha256, role, workspace, agent,
                    least(coalesce(expires_at, revoked_at), coalesce(revoked_at, expires_at))
                  from api_key\
                  """,
                  Db.Binder.NONE,
                  KeyTable::key)
              .stream()
              .flatMap(Optional::stream)
              .toList();
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }

  /** Makes the rows say what these keys say; whether and when a key was revoked stays. */
  void provision(List<StoredKey> keys, Instant now) {
    try (var connection = source.getConnection()) {
      var db = new SqlDb(connection);
      db.batch(
          """
          insert into api_key (prefix, sha256, role, workspace, agent, expires_at, created_at)
          values (?, '', '', '', null, null, ?) on conflict do nothing\
          """,
          keys,
          (row, key) -> {
            row.setString(1, key.prefix());
            row.setTimestamp(2, Timestamp.from(now));
          });
      update(db, keys);
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }

  private static void update(Db db, List<StoredKey> keys) {
    db.batch(
        """
        update api_key set sha256 = ?, role = ?, workspace = ?, agent = ?, expires_at = ?
        where prefix = ?\
        """,
        keys,
        (row, key) -> {
          row.setString(1, key.sha256());
          row.setString(2, key.role());
          row.setString(3, key.workspace());
          row.setString(4, key.agent());
          row.setTimestamp(5, timestamp(key.expiresAt()));
          row.setString(6, key.prefix());
        });
  }

  /** Empty for a row somebody made by hand and wrongly: it must not lock out everybody else. */
  private static Optional<StoredKey> key(ResultSet row) throws SQLException {
    var expires = row.getTimestamp(6);
    try {
      return Optional.of(
          new StoredKey(
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getString(5),
              expires == null ? null : expires.toInstant()));
    } catch (IllegalArgumentException e) {
      LOG.warn("API key {} is not used: {}", row.getString(1), e.getMessage());
      return Optional.empty();
    }
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
