package io.signalbox.runtime.edge;

import io.micronaut.scheduling.annotation.Scheduled;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.store.StoreException;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a request that was sent before by its {@code Idempotency-Key}, for 24 hours, and gives
 * its record the same id again, so that the loop recognises that as well.
 */
@Singleton
public final class Idempotency {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int PRUNED_AT_ONCE = 1_000;
  private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,200}");

  private final DataSource source;
  private final InstantSource clock;

  /**
   * What a request is known as.
   *
   * @param id of its record, shaped as UUIDv7
   * @param repeated the same request was seen before
   */
  public record Claim(String id, boolean repeated) {}

  private record Seen(String request, String commandId) {}

  Idempotency(DataSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * Claims an id for a request, before anything is appended. Of several at the same time with the
   * same key one wins, and the others get its id.
   *
   * @param route what is asked for: the same key on another route is another request
   * @param idempotencyKey as sent; null when there was none, then every request is new
   * @throws Problem 422 when the key came before with another request
   */
  public Claim claim(Actor actor, String route, @Nullable String idempotencyKey, byte[] request) {
    var now = clock.instant();
    var fresh = Ids.timeOrdered(now, UUID.randomUUID().toString());
    if (idempotencyKey == null) {
      return new Claim(fresh, false);
    }
    if (!KEY.matcher(idempotencyKey).matches()) {
      throw Problem.badRequest(
          "bad-idempotency-key", "Idempotency-Key must be 1 to 200 printable ASCII characters.");
    }
    var id = Ids.hash(actor.workspace(), route, idempotencyKey);
    var seen = claim(id, sha256(request), fresh, now);
    if (!seen.request.equals(sha256(request))) {
      throw Problem.of(
          422,
          "idempotency-key-reused",
          "Idempotency-Key reused",
          "This Idempotency-Key came before with another request. Use a new key for a new"
              + " request.");
    }
    return new Claim(seen.commandId, !seen.commandId.equals(fresh));
  }

  private Seen claim(UUID id, String request, String fresh, Instant now) {
    try (var connection = source.getConnection()) {
      var db = new SqlDb(connection);
      db.update(
          "delete from idempotency where id = ? and claimed_at < ?",
          row -> {
            row.setObject(1, id);
            row.setTimestamp(2, Timestamp.from(now.minus(KEPT)));
          });
      db.update(
          """
          insert into idempotency (id, request, command_id, claimed_at) values (?, ?, ?, ?)
          on conflict do nothing\
          """,
          row -> {
            row.setObject(1, id);
            row.setString(2, request);
            row.setString(3, fresh);
            row.setTimestamp(4, Timestamp.from(now));
          });
      return db.query(
              "select request, command_id from idempotency where id = ?",
              row -> row.setObject(1, id),
              row -> new Seen(row.getString(1), row.getString(2)))
          .getFirst();
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }

  /** Forgets what is older than a day, a bounded number at a time. */
  @Scheduled(fixedDelay = "1m")
  void prune() {
    var before = Timestamp.from(clock.instant().minus(KEPT));
    try (var connection = source.getConnection()) {
      while (prune(connection, before) == PRUNED_AT_ONCE) {
        Thread.onSpinWait();
      }
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }

  private static int prune(Connection connection, Timestamp before) {
    return new SqlDb(connection)
        .update(
            """
            delete from idempotency where id in
            (select id from idempotency where claimed_at < ? order by claimed_at limit ?)\
            """,
            row -> {
              row.setTimestamp(1, before);
              row.setInt(2, PRUNED_AT_ONCE);
            });
  }

  private static String sha256(byte[] request) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
