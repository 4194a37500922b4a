package io.signalbox.house.broken.sla;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Shard;
import java.util.List;

/** Touches the database where it may, and decides by what it was handed. */
final class SoundShard implements Shard<Long> {
  @Override
  public void load(Db db) {
    write(db);
  }

  @Override
  public void fetch(List<Input> batch, Db db) {
    write(db);
  }

  @Override
  public Decision<Long> decide(Input input) {
    return Decision.<Long>of().fact(input.at().toEpochMilli()).build();
  }

  @Override
  public void apply(Long fact) {}

  @Override
  public void write(Db db) {
    var _ = db.update("delete from ticket", Db.Binder.NONE);
  }
}
