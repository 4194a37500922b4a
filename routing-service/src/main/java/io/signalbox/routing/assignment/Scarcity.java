package io.signalbox.routing.assignment;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How rare each skill is: one that a single agent has counts 1, one that all have next to nothing.
 */
final class Scarcity {
  private final Map<String, Integer> holders = new HashMap<>();

  Scarcity(Collection<DefineAgent> agents) {
    for (var agent : agents) {
      agent.skills().keySet().forEach(skill -> holders.merge(skill, 1, Integer::sum));
    }
  }

  /** What would be wasted on a ticket that asks for these skills only: from 0 to below 1. */
  double beyond(DefineAgent agent, Set<String> asked) {
    var sum = 0.0;
    for (var skill : agent.skills().keySet()) {
      if (!asked.contains(skill)) sum += 1.0 / holders.getOrDefault(skill, 1);
    }
    return sum / (1 + sum);
  }
}
