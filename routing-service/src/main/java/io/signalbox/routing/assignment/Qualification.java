package io.signalbox.routing.assignment;

import io.signalbox.contracts.ticket.Explanation.Candidate;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.routing.definition.Definitions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an agent may take tickets of a demand, as the definitions say. */
final class Qualification {
  private final Definitions definitions;
  private final Demand demand;
  private final @Nullable DefineQueue queue;

  Qualification(Definitions definitions, Demand demand) {
    this.definitions = definitions;
    this.demand = demand;
    this.queue = definitions.queue(demand.queue());
  }

  /** Why not, whatever the agent's tier; empty if nothing speaks against them. */
  Optional<Candidate> objection(DefineAgent agent) {
    var out = outOfBounds(agent);
    return out.isPresent() ? out : lackingSkill(agent);
  }

  /** Why the agent's site must not get it; this no transfer overcomes. */
  Optional<Candidate> outOfBounds(DefineAgent agent) {
    var id = agent.site();
    if (queue != null && !queue.sites().isEmpty() && (id == null || !queue.sites().contains(id))) {
      return no(agent, Verdict.OTHER_SITE, "queue " + queue.id() + " is not served there");
    }
    var site = id == null ? null : definitions.site(id);
    return site != null && !Scope.covers(site, demand)
        ? no(agent, Verdict.OUT_OF_SCOPE, "outside the contract of site " + id)
        : Optional.empty();
  }

  private Optional<Candidate> lackingSkill(DefineAgent agent) {
    for (var skill : demand.skills()) {
      var wanted = queue == null ? 1 : queue.skills().getOrDefault(skill, 1);
      if (agent.skills().getOrDefault(skill, 0) < wanted) return lacks(agent, skill, wanted);
    }
    if (queue != null) {
      for (var skill : queue.skills().entrySet()) {
        if (agent.skills().getOrDefault(skill.getKey(), 0) < skill.getValue()) {
          return lacks(agent, skill.getKey(), skill.getValue());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Candidate> lacks(DefineAgent agent, String skill, int level) {
    return no(agent, Verdict.LACKS_SKILL, "lacks " + skill + " at level " + level);
  }

  static Optional<Candidate> no(DefineAgent agent, Verdict verdict, String why) {
    return Optional.of(new Candidate(agent.id(), verdict.wire(), null, why));
  }
}
