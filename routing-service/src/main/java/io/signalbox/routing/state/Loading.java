package io.signalbox.routing.state;

import io.signalbox.routing.agent.AgentTable;
import io.signalbox.runtime.shard.Db;

/** What a shard reads when it is taken: four queries. */
public final class Loading {
  private Loading() {}

  /** Fills an empty memory. */
  public static void load(Memory memory, Db db, int shard) {
    memory.definitions().load(db, memory::define);
    memory.erasures().load(db);
    for (var agent : AgentTable.load(db, shard))
      memory.workspaceState(agent.workspace()).put(agent);
    for (var open : OpenTicket.load(db, shard))
      memory.workspaceState(open.workspace()).loaded(open);
  }
}
