package io.signalbox.routing.handling;

import io.signalbox.contracts.ticket.Author;
import io.signalbox.contracts.ticket.AuthorKind;
import io.signalbox.routing.definition.Definitions;
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

  /**
   * Who says what the command has to say.
   *
   * @param agent on whose behalf; null if nobody's in particular
   */
  static Author author(Received command, @Nullable String agent, Definitions definitions) {
    var kind = command.actor().role() == Role.SYSTEM ? AuthorKind.SYSTEM : AuthorKind.AGENT;
    var known = agent == null ? null : definitions.agent(agent);
    return new Author(kind, agent, known == null ? null : known.name());
  }
}
