package io.signalbox.routing.assignment;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.definition.Definitions;
import io.signalbox.routing.ticket.Takers;

/** Who could be offered a ticket, as the definitions say now; whether they are there or not. */
public final class Offerable {
  private Offerable() {}

  /** Whether this agent could. */
  public static boolean to(DefineAgent agent, Takers ticket, Definitions definitions) {
    return agent.tier() >= ticket.asked().tier()
        && new Qualification(definitions, ticket).objection(agent).isEmpty();
  }
}
