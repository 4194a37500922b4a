package io.signalbox.faults;

import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.shard.Shard;
import java.util.List;

/** The service upstream: tells the watch what it is told. */
final class Desk implements Shard<String> {
  static final String IN = "desk.in";
  static final String TOLD = "told";

  static ServiceSpec spec() {
    return new ServiceSpec(
        "desk",
        List.of(new ServiceSpec.Entry(IN, "", true)),
        List.of(),
        List.of(TOLD),
        List.of(),
        new Words(),
        _ -> new Desk());
  }

  @Override
  public void load(Db db) {}

  @Override
  public void fetch(List<Input> batch, Db db) {}

  @Override
  public Decision<String> decide(Input input) {
    if (!(input instanceof Received received)) throw new IllegalStateException("no timers here");
    return Decision.<String>of()
        .event(Outgoing.to(TOLD, "told", received.workspace(), received.id(), received.body()))
        .build();
  }

  @Override
  public void apply(String fact) {}

  @Override
  public void write(Db db) {}
}
