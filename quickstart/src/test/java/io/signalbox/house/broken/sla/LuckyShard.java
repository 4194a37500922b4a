package io.signalbox.house.broken.sla;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Shard;
import java.util.List;
import java.util.stream.Stream;

/** Decides by chance and by the database, each a few calls away from {@code decide}. */
final class LuckyShard implements Shard<Integer> {
  private final Habit habit;
  private final Db db;

  LuckyShard(Habit habit, Db db) {
    this.habit = habit;
    this.db = db;
  }

  @Override
  public void load(Db from) {}

  @Override
  public void fetch(List<Input> batch, Db from) {}

  @Override
  public Decision<Integer> decide(Input input) {
    return Decision.<Integer>of()
        .fact(Stream.of(1).map(habit::next).map(each -> each + asked()).findFirst().orElseThrow())
        .build();
  }

  private int asked() {
    return db.update("delete from ticket", Db.Binder.NONE);
  }

  @Override
  public void apply(Integer fact) {}

  @Override
  public void write(Db to) {}
}
