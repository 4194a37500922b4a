package io.signalbox.routing.floor;

import io.signalbox.routing.agent.AgentTable;
import io.signalbox.routing.definition.DefinitionTable;
import io.signalbox.runtime.shard.Db;

/** What a shard reads when it is taken: three queries. */
public final class Loading {
  private Loading() {}

  /** Fills an empty memory. */
  public static void load(Memory memory, Db db, int shard) {
    for (var row : DefinitionTable.load(db, shard)) {
      memory.floor(row.workspace()).define(row.defined());
    }
    for (var agent : AgentTable.load(db, shard)) memory.floor(agent.workspace()).put(agent);
    for (var open : OpenTicket.load(db, shard)) memory.floor(open.workspace()).loaded(open);
  }
}
