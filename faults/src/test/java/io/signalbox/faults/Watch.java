package io.signalbox.faults;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.shard.Shard;
import io.signalbox.runtime.shard.TimerChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The service downstream: a timer runs for every promise, and breaks it unless an answer came in
 * time. Words are {@code promise BLOCK SIZE DUE} and {@code answer BLOCK SIZE}, for so many
 * promises at once.
 */
final class Watch implements Shard<Watch.Promise> {
  static final String OWN = "watch.in";
  static final String VERDICTS = "verdicts";

  private final Map<String, Promise> memory = new HashMap<>();
  private final Set<String> stored = new HashSet<>();
  private final Set<String> dirty = new HashSet<>();

  /** A promise and what became of it. */
  record Promise(String id, String workspace, long due, String state) {
    Promise become(String now) {
      return new Promise(id, workspace, due, now);
    }
  }

  static ServiceSpec spec() {
    return new ServiceSpec(
        "watch",
        List.of(new ServiceSpec.Entry(OWN, "", false)),
        List.of(Desk.TOLD),
        List.of(VERDICTS),
        List.of(new ServiceSpec.Stage("desk", List.of(Desk.IN), Desk.TOLD)),
        new Words(),
        _ -> new Watch());
  }

  /** What the promises of a block are called. */
  static List<String> names(String block, int size) {
    return IntStream.range(0, size).mapToObj(n -> block + "-" + n).toList();
  }

  @Override
  public void load(Db db) {}

  @Override
  public void fetch(List<Input> batch, Db db) {
    var ids = new ArrayList<String>();
    for (var input : batch) {
      switch (input) {
        case Received received -> {
          var words = Words.of(received.body());
          ids.addAll(names(words.get(1), Integer.parseInt(words.get(2))));
        }
        case Due due -> ids.add(due.subject());
      }
    }
    db.query(
            // a join: H2 looks at every row of a large table for a long array after "any"
            """
            select stored.id, workspace, number, note
            from unnest(cast(? as varchar array)) as wanted (id)
            join effect stored on stored.id = wanted.id\
            """,
            row -> row.setArray(1, row.getConnection().createArrayOf("varchar", ids.toArray())),
            row ->
                new Promise(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)))
        .forEach(
            each -> {
              memory.put(each.id, each);
              stored.add(each.id);
            });
  }

  @Override
  public Decision<Promise> decide(Input input) {
    return switch (input) {
      case Received received -> told(received, Words.of(received.body()));
      case Due due -> timeUp(due);
    };
  }

  private Decision<Promise> told(Received received, List<String> words) {
    var decision = Decision.<Promise>of();
    for (var name : names(words.get(1), Integer.parseInt(words.get(2)))) {
      var before = memory.get(name);
      if (words.getFirst().equals("promise")) {
        var due = Long.parseLong(words.get(3));
        decision.fact(new Promise(name, received.workspace(), due, "running"));
        decision.timer(
            new TimerChange.Set(received.workspace(), name, "due", Instant.ofEpochMilli(due)));
      } else {
        answered(Objects.requireNonNull(before, name), received, decision);
      }
    }
    return decision.build();
  }

  /** An answer counts as of when it entered, however late we hear of it. */
  private static void answered(
      Promise before, Received received, Decision.Builder<Promise> decision) {
    var late = received.at().toEpochMilli() > before.due;
    if (before.state.equals("running")) {
      decision.timer(new TimerChange.Cancel(before.id, "due"));
      judge(before.become(late ? "broken" : "kept"), decision);
    } else if (before.state.equals("provisional") && !late) {
      judge(before.become("kept"), decision);
    }
  }

  private Decision<Promise> timeUp(Due due) {
    var before = memory.get(due.subject());
    if (before == null || !before.state.equals("running")) {
      throw new IllegalStateException("a timer that was cancelled: " + due.subject());
    }
    var decision = Decision.<Promise>of();
    judge(before.become(due.provisional() ? "provisional" : "broken"), decision);
    return decision.build();
  }

  private static void judge(Promise promise, Decision.Builder<Promise> decision) {
    decision.fact(promise);
    decision.event(Outgoing.to(VERDICTS, "verdict", promise.workspace, promise.id, promise.state));
  }

  @Override
  public void apply(Promise promise) {
    memory.put(promise.id, promise);
    dirty.add(promise.id);
  }

  @Override
  public void write(Db db) {
    var all = dirty.stream().map(id -> Objects.requireNonNull(memory.get(id), id)).toList();
    db.batch(
        "update effect set note = ? where id = ?",
        all.stream().filter(each -> stored.contains(each.id)).toList(),
        (row, each) -> {
          row.setString(1, each.state);
          row.setString(2, each.id);
        });
    db.batch(
        "insert into effect (id, workspace, number, note) values (?, ?, ?, ?)",
        all.stream().filter(each -> !stored.contains(each.id)).toList(),
        (row, each) -> {
          row.setString(1, each.id);
          row.setString(2, each.workspace);
          row.setLong(3, each.due);
          row.setString(4, each.state);
        });
    dirty.clear();
  }

  @Override
  public void settled() {
    memory.clear();
    stored.clear();
  }
}
