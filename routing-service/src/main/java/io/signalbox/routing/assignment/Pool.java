package io.signalbox.routing.assignment;

import io.signalbox.contracts.ticket.Explanation.Candidate;
import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.definition.Definitions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Who may take the tickets of one line, as the definitions say. They are of one tier: the lowest
 * from the required one on in which anybody is qualified. So experts are kept for what only they
 * can do, and a ticket is never stranded because one tier is missing.
 */
public final class Pool {
  /** Members by id, with what they can that is not asked for: 0 nothing, near 1 a lot. */
  private final Map<String, Double> scarcity;

  private final List<DefineAgent> members;
  private final List<Candidate> others;
  private final int tier;

  private Pool(
      List<DefineAgent> members, Map<String, Double> scarcity, List<Candidate> others, int tier) {
    this.members = members;
    this.scarcity = scarcity;
    this.others = others;
    this.tier = tier;
  }

  static Pool of(LineKey key, Definitions definitions, Scarcity skills) {
    var qualification = new Qualification(definitions, key);
    var asked = qualification.requirements();
    var fit = new ArrayList<DefineAgent>();
    var others = new ArrayList<Candidate>();
    for (var agent : definitions.agents()) {
      var objection =
          agent.tier() < asked.tier()
              ? Qualification.no(agent, Verdict.LOWER_TIER, "is of tier " + agent.tier())
              : qualification.objection(agent);
      objection.ifPresentOrElse(
          no -> {
            if (others.size() < Explaining.CANDIDATES_MAX) others.add(no);
          },
          () -> fit.add(agent));
    }
    var tier = fit.stream().mapToInt(DefineAgent::tier).min();
    return pool(asked, fit, others, tier, skills);
  }

  private static Pool pool(
      Requirements asked,
      List<DefineAgent> fit,
      List<Candidate> others,
      OptionalInt lowest,
      Scarcity skills) {
    var tier = lowest.orElse(asked.tier());
    var members = new ArrayList<DefineAgent>();
    var scarcity = new HashMap<String, Double>();
    for (var agent : fit) {
      if (agent.tier() == tier) {
        members.add(agent);
        scarcity.put(agent.id(), skills.beyond(agent, asked.skills().keySet()));
      } else {
        Qualification.no(agent, Verdict.HIGHER_TIER, "is of tier " + agent.tier())
            .ifPresent(others::add);
      }
    }
    members.sort(Comparator.comparing(DefineAgent::id));
    others.sort(Comparator.comparing(Candidate::agentId));
    return new Pool(List.copyOf(members), Map.copyOf(scarcity), List.copyOf(others), tier);
  }

  /** Whether this agent may take such tickets. */
  public boolean has(String agent) {
    return scarcity.containsKey(agent);
  }

  /** Whether nobody may. */
  public boolean isEmpty() {
    return members.isEmpty();
  }

  /** The tier its members are of. */
  public int tier() {
    return tier;
  }

  /** Those who may. */
  public List<DefineAgent> members() {
    return members;
  }

  /** Those who may not, and why; some of them, if there are very many. */
  List<Candidate> others() {
    return others;
  }

  /** How much a member can that is rare and not asked for, 0 to 1. */
  double scarcity(@Nullable String agent) {
    return scarcity.getOrDefault(agent, 0.0);
  }
}
