package io.signalbox.routing.handling;

import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Role;
import org.jspecify.annotations.Nullable;

/** On whose behalf a command is given. */
public final class Acting {
  private Acting() {}

  /**
   * The agent it is given by: the key's own, or the one a supervisor names; null if it is nobody's
   * in particular, who then may act on any ticket.
   *
   * @param named the agent the command names
   */
  public static @Nullable String agent(Received command, @Nullable String named) {
    return command.actor().role() == Role.AGENT ? command.actor().agent() : named;
  }
}
