package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.store.ShardState;
import io.signalbox.runtime.store.ShardTransaction;
import io.signalbox.runtime.store.SqlStore;
import io.signalbox.runtime.store.Store;
import io.signalbox.runtime.store.Taken;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Writes down, within each transaction that moves a shard on, who committed it: what was not
 * committed is not in the table, and what is there was. The table has no key that could refuse.
 */
record Witness(Store store, String instance) implements Store {
  private static final String TABLE =
      """
      create table committed (
        shard integer not null, batch bigint not null, epoch bigint not null,
        instance varchar(50) not null, inputs varchar(1000) not null)\
      """;

  /** Whoever committed under that epoch, with that number, having read so far. */
  record Commit(int shard, long batch, long epoch, String instance, Map<String, Long> inputs) {}

  /** What was seen: commits, and how often a shard changed hands. */
  record Seen(int commits, int epochs, int owners, int handovers) {}

  static Witness of(DataSource source, InstantSource clock, String instance) {
    return new Witness(new SqlStore(source, clock), instance);
  }

  /** Makes the table; takes away every key that would hold up a second owner but the epoch. */
  static void prepare(Engine engine, DataSource source) {
    Engine.execute(source, TABLE);
    for (var table : List.of("effect", "outcome", "audit", "outbox")) {
      Engine.execute(
          source,
          engine == Engine.H2
              ? "alter table " + table + " drop primary key"
              : "alter table " + table + " drop constraint " + table + "_pkey");
    }
  }

  @Override
  public Taken take(int shard) {
    return store.take(shard);
  }

  @Override
  public void transaction(int shard, Work work) {
    store.transaction(shard, transaction -> work.in(watched(shard, transaction)));
  }

  private ShardTransaction watched(int shard, ShardTransaction inner) {
    return (ShardTransaction)
        Proxy.newProxyInstance(
            Witness.class.getClassLoader(),
            new Class<?>[] {ShardTransaction.class},
            (_, method, arguments) -> {
              Object answer;
              try {
                answer = method.invoke(inner, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (method.getName().equals("advance")) {
                note(inner, shard, (Long) arguments[0], (ShardState) arguments[1]);
              }
              return answer;
            });
  }

  private void note(ShardTransaction transaction, int shard, long epoch, ShardState state) {
    var inputs = new StringBuilder();
    new TreeMap<>(state.inputs)
        .forEach(
            (topic, input) -> inputs.append(topic).append('=').append(input.next()).append(' '));
    var _ =
        transaction
            .db()
            .update(
                "insert into committed values (?, ?, ?, ?, ?)",
                row -> {
                  row.setInt(1, shard);
                  row.setLong(2, state.batch);
                  row.setLong(3, epoch);
                  row.setString(4, instance);
                  row.setString(5, inputs.toString());
                });
  }

  private static List<Commit> commits(DataSource source) {
    return Engine.query(
        source,
        "select shard, batch, epoch, instance, inputs from committed order by shard, batch, epoch",
        row ->
            new Commit(
                row.getInt(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                inputs(row.getString(5))));
  }

  private static Map<String, Long> inputs(String text) {
    var inputs = new HashMap<String, Long>();
    for (var each : text.trim().split(" ", -1)) {
      var parts = each.split("=", -1);
      inputs.put(parts[0], Long.parseLong(parts[1]));
    }
    return inputs;
  }

  /**
   * No shard was ever owned twice: its batches follow one another without gap or double, whoever
   * commits under an epoch is one, epochs only rise, and no input is read back.
   */
  static Seen requireOneOwnerAtATime(DataSource source) {
    var owners = new HashMap<String, String>();
    var last = new HashMap<Integer, Commit>();
    var handovers = 0;
    var commits = commits(source);
    for (var each : commits) {
      var owner = owners.putIfAbsent(each.shard + "/" + each.epoch, each.instance);
      assertThat(owner == null ? each.instance : owner)
          .as("owner: %s", each)
          .isEqualTo(each.instance);
      var before = last.put(each.shard, each);
      assertThat(each.batch).as("batch: %s", each).isEqualTo(before == null ? 1 : before.batch + 1);
      if (before == null) continue;
      assertThat(each.epoch).as("epoch: %s", each).isGreaterThanOrEqualTo(before.epoch);
      if (!each.instance.equals(before.instance)) {
        assertThat(each.epoch).as("epoch: %s", each).isGreaterThan(before.epoch);
        handovers++;
      }
      before.inputs.forEach(
          (topic, next) ->
              assertThat(each.inputs.get(topic))
                  .as("%s: %s", topic, each)
                  .isGreaterThanOrEqualTo(next));
    }
    return new Seen(
        commits.size(), owners.size(), new HashSet<>(owners.values()).size(), handovers);
  }
}
