package io.signalbox.routing.assignment;

import io.signalbox.routing.definition.Definitions;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pools of a workspace, worked out when first asked for, forgotten when definitions change. */
public final class Pools {
  private static final int POOLS_MAX = 4_096;

  private final Definitions definitions;
  private final Map<BacklogKey, Pool> pools = new HashMap<>();
  private @Nullable Scarcity scarcity;

  /** Pools by these definitions. */
  public Pools(Definitions definitions) {
    this.definitions = definitions;
  }

  /** Who may take tickets of that line. */
  public Pool of(BacklogKey key) {
    var known = pools.get(key);
    if (known != null) return known;
    // brands and channels come from outside: there may be more lines than are worth
    // keeping
    if (pools.size() >= POOLS_MAX) pools.clear();
    var skills = scarcity;
    if (skills == null) {
      skills = new Scarcity(definitions.agents());
      scarcity = skills;
    }
    var pool = Pool.of(key, definitions, skills);
    pools.put(key, pool);
    return pool;
  }

  /**
   * Whether the agent and their site may have tickets of that line at all: what even a transfer
   * must respect.
   */
  public boolean inBounds(String agent, BacklogKey key) {
    var defined = definitions.agent(agent);
    return defined != null && new Qualification(definitions, key).outOfBounds(defined).isEmpty();
  }

  /** Definitions changed. */
  public void forget() {
    pools.clear();
    scarcity = null;
  }
}
