package io.signalbox.routing.shard;

import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.contracts.ticket.RoutingCommand.AboutOffer;
import io.signalbox.contracts.ticket.RoutingCommand.AboutTicket;
import io.signalbox.contracts.ticket.RoutingCommand.EscalateTicket;
import io.signalbox.contracts.ticket.RoutingCommand.SetPresence;
import io.signalbox.runtime.json.JsonProtocol;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who may command what. Agents act as themselves only, and define nothing. Whether a ticket is
 * theirs is not known here; the rules refuse what is not.
 */
final class Permissions implements JsonProtocol.Permissions {
  @Override
  public boolean allowed(Actor actor, String topic, String type, Object body) {
    if (!(body instanceof RoutingCommand command)) return false;
    return switch (actor.role()) {
      case ADMIN, SUPERVISOR -> true;
      case AGENT -> actor.agent() != null && speaksAs(actor.agent(), command);
      case SYSTEM -> command instanceof EscalateTicket;
      case INTEGRATION, OPS -> false;
    };
  }

  /** Commands about tickets are checked against the ticket; an agent says where they are. */
  @Override
  public boolean servesNarrowed(Actor actor, Object body) {
    return body instanceof AboutTicket
        || body instanceof AboutOffer
        || (actor.role() == Role.AGENT && body instanceof SetPresence);
  }

  private static boolean speaksAs(String agent, RoutingCommand command) {
    return switch (command) {
      case AboutTicket about -> unnamedOr(agent, about.agentId());
      case AboutOffer about -> unnamedOr(agent, about.agentId());
      case SetPresence presence -> presence.agentId().equals(agent);
      case RoutingCommand.DefineAgent _,
          RoutingCommand.DefineSite _,
          RoutingCommand.DefineQueue _,
          RoutingCommand.DefineRules _ ->
          false;
    };
  }

  private static boolean unnamedOr(String agent, @Nullable String named) {
    return named == null || named.equals(agent);
  }
}
