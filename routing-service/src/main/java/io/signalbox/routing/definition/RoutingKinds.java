package io.signalbox.routing.definition;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import io.signalbox.runtime.definition.DefinitionKind;
import io.signalbox.runtime.definition.DefinitionKinds;
import io.signalbox.runtime.shard.Role;
import java.util.List;

/** The kinds of definitions there are, how many of each, and who sets them up. */
public final class RoutingKinds {
  private static final int AGENTS_MOST = 25_000;
  private static final int SITES_MOST = 1_000;
  private static final int QUEUES_MOST = 4_000;

  /** Agents. */
  public static final DefinitionKind<DefineAgent> AGENT =
      open(DefinitionKind.several("agent", DefineAgent.class, AGENTS_MOST, DefineAgent::id));

  /** Sites. What they may be given is a contract: an admin's to say. */
  public static final DefinitionKind<DefineSite> SITE =
      shown(DefinitionKind.several("site", DefineSite.class, SITES_MOST, DefineSite::id));

  /** Queues. */
  public static final DefinitionKind<DefineQueue> QUEUE =
      open(DefinitionKind.several("queue", DefineQueue.class, QUEUES_MOST, DefineQueue::id));

  /** The rules, in the order they are tried. An admin's to say. */
  public static final DefinitionKind<DefineRules> RULES =
      shown(DefinitionKind.single("rules", DefineRules.class, new DefineRules(List.of())));

  /** All of them. */
  public static final DefinitionKinds ALL = DefinitionKinds.of(AGENT, SITE, QUEUE, RULES);

  private RoutingKinds() {}

  private static <D extends Record> DefinitionKind<D> open(DefinitionKind<D> kind) {
    return shown(kind).writtenBy(Role.SUPERVISOR);
  }

  private static <D extends Record> DefinitionKind<D> shown(DefinitionKind<D> kind) {
    return kind.readBy(Role.AGENT, Role.SUPERVISOR, Role.OPS);
  }
}
