package io.signalbox.runtime.projection;

import io.signalbox.runtime.shard.Db;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Adds numbers up by shard: what is taken in twice or left out shows in the sum. Built from a table
 * of numbers, as another one's shard would have written it.
 */
final class Tally extends SqlProjection {
  static final String TOPIC = "projection.probe.";

  private final DataSource source;
  private final String topic;

  /** How often the next transactions fail at their end, by what is thrown. */
  final AtomicInteger failing = new AtomicInteger();

  Supplier<RuntimeException> failure = IllegalStateException::new;

  Tally(DataSource source, String topic) {
    super(source);
    this.source = source;
    this.topic = topic;
  }

  /** Makes its tables. */
  Tally made() throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create table tally (shard integer not null, amount bigint not null)");
      statement.execute("create table written (shard integer not null, amount bigint not null)");
    }
    return this;
  }

  /** Something another one has written. */
  void insert(int shard, long amount) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement("insert into written values (?, ?)")) {
      statement.setInt(1, shard);
      statement.setLong(2, amount);
      statement.executeUpdate();
    }
  }

  @Override
  public String name() {
    return "tally";
  }

  @Override
  public List<String> topics() {
    return List.of(topic);
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public boolean concerns(String concerned, String type) {
    return !type.equals("idle");
  }

  @Override
  protected @Nullable String build(Db db, int shard, @Nullable String after) {
    if (after == null) {
      db.update("delete from tally where shard = ?", s -> s.setInt(1, shard));
      return "rows";
    }
    db.update(
        "insert into tally select shard, amount from written where shard = ?",
        s -> s.setInt(1, shard));
    return null;
  }

  @Override
  protected void write(Db db, int shard, List<Change> changes) {
    db.batch(
        "insert into tally (shard, amount) values (?, ?)",
        changes,
        (s, change) -> {
          s.setInt(1, shard);
          s.setLong(2, Long.parseLong(new String(change.value(), StandardCharsets.UTF_8)));
        });
    if (failing.getAndUpdate(n -> Math.max(0, n - 1)) > 0) throw failure.get();
  }

  /** The sum and how many, by shard. */
  Map<Integer, List<Long>> sums() throws SQLException {
    var sums = new TreeMap<Integer, List<Long>>();
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select shard, sum(amount), count(*) from tally group by shard")) {
      while (rows.next()) {
        sums.put(rows.getInt(1), List.of(rows.getLong(2), rows.getLong(3)));
      }
    }
    return sums;
  }
}
