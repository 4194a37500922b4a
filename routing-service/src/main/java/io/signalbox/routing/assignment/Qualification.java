package io.signalbox.routing.assignment;

import io.signalbox.contracts.ticket.Explanation.Candidate;
import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.definition.Definitions;
import io.signalbox.routing.ticket.Step;
import io.signalbox.routing.ticket.Takers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether an agent may take tickets of a line, as the definitions say. */
final class Qualification {
  private final Definitions definitions;
  private final BacklogKey key;
  private final Requirements requirements;

  Qualification(Definitions definitions, BacklogKey key) {
    this(definitions, key, key.requirements(definitions));
  }

  /** For a ticket as it was told, whatever its queue says now. */
  Qualification(Definitions definitions, Takers ticket) {
    this(
        definitions,
        new BacklogKey(
            "",
            Step.CLASSIFIED,
            1,
            Map.of(),
            List.of(),
            ticket.channel(),
            ticket.brand(),
            ticket.intent()),
        ticket.asked());
  }

  private Qualification(Definitions definitions, BacklogKey key, Requirements requirements) {
    this.definitions = definitions;
    this.key = key;
    this.requirements = requirements;
  }

  /** What is asked. */
  Requirements requirements() {
    return requirements;
  }

  /** Why not, whatever the agent's tier; empty if nothing speaks against them. */
  Optional<Candidate> objection(DefineAgent agent) {
    var out = outOfBounds(agent);
    return out.isPresent() ? out : lackingSkill(agent);
  }

  /** Why the agent or their site must not have it; this no transfer overcomes. */
  Optional<Candidate> outOfBounds(DefineAgent agent) {
    var id = agent.site();
    var sites = requirements.sites();
    if (!sites.isEmpty() && (id == null || !sites.contains(id))) {
      return no(agent, Verdict.OTHER_SITE, "queue " + key.queue() + " is not served there");
    }
    var site = id == null ? null : definitions.site(id);
    for (var clearance : requirements.clearances()) {
      if (!agent.clearances().contains(clearance)) {
        return no(agent, Verdict.NOT_CLEARED, "is not cleared for " + clearance);
      }
      if (site != null && !site.clearances().contains(clearance)) {
        return no(agent, Verdict.NOT_CLEARED, "site " + id + " is not cleared for " + clearance);
      }
    }
    return site != null && !Scope.covers(site, key, requirements.tier())
        ? no(agent, Verdict.OUT_OF_SCOPE, "outside the contract of site " + id)
        : Optional.empty();
  }

  private Optional<Candidate> lackingSkill(DefineAgent agent) {
    for (var skill : requirements.skills().entrySet()) {
      if (agent.skills().getOrDefault(skill.getKey(), 0) < skill.getValue()) {
        return lacks(agent, skill.getKey(), skill.getValue());
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
