package io.signalbox.routing.assignment;

import io.signalbox.contracts.ticket.Explanation.Candidate;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.definition.Definitions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who may take the tickets of one line, as the definitions say, by tier from the required one on.
 * The lowest tier in which anybody takes work serves them: so experts are kept for what only they
 * can do, and a ticket is never stranded because nobody of a tier is there.
 */
public final class Pool {
  /** Members by id. */
  private final Map<String, Member> members;

  private final List<Tier> tiers;
  private final List<Candidate> others;

  /**
   * One member.
   *
   * @param scarcity what they can that is not asked for: 0 nothing, near 1 a lot
   */
  private record Member(int tier, double scarcity) {}

  /** The members of one tier, by id. */
  record Tier(int tier, List<DefineAgent> members) {
    Tier {
      members = List.copyOf(members);
    }

    /** Whether any of them takes work: then they serve, even if none has room just now. */
    boolean isServed(AgentsNow agents) {
      for (var member : members) {
        var state = agents.agent(member.id());
        if (state != null && state.available()) return true;
      }
      return false;
    }
  }

  private Pool(Map<String, Member> members, List<Tier> tiers, List<Candidate> others) {
    this.members = members;
    this.tiers = tiers;
    this.others = others;
  }

  static Pool of(BacklogKey key, Definitions definitions, Scarcity skills) {
    var qualification = new Qualification(definitions, key);
    var asked = qualification.requirements();
    var fit = new TreeMap<Integer, List<DefineAgent>>();
    var members = new HashMap<String, Member>();
    var others = new ArrayList<Candidate>();
    for (var agent : definitions.agents()) {
      var objection =
          agent.tier() < asked.tier()
              ? Qualification.no(agent, Verdict.LOWER_TIER, "is of tier " + agent.tier())
              : qualification.objection(agent);
      if (objection.isEmpty()) {
        fit.computeIfAbsent(agent.tier(), _ -> new ArrayList<>()).add(agent);
        var scarcity = skills.beyond(agent, asked.skills().keySet());
        members.put(agent.id(), new Member(agent.tier(), scarcity));
      } else if (others.size() < Explaining.CANDIDATES_MAX) {
        others.add(objection.get());
      }
    }
    others.sort(Comparator.comparing(Candidate::agentId));
    return new Pool(Map.copyOf(members), tiers(fit), List.copyOf(others));
  }

  private static List<Tier> tiers(SortedMap<Integer, List<DefineAgent>> fit) {
    var tiers = new ArrayList<Tier>(fit.size());
    fit.forEach(
        (tier, agents) -> {
          agents.sort(Comparator.comparing(DefineAgent::id));
          tiers.add(new Tier(tier, agents));
        });
    return List.copyOf(tiers);
  }

  /** Whether this agent may take such tickets. */
  public boolean has(String agent) {
    return members.containsKey(agent);
  }

  /** Whether this agent may, and nobody of a lower tier is there to do it. */
  public boolean serves(String agent, AgentsNow agents) {
    var member = members.get(agent);
    if (member == null) return false;
    for (var tier : tiers) {
      if (tier.tier() >= member.tier()) break;
      if (tier.isServed(agents)) return false;
    }
    return true;
  }

  /** Whether anybody who may takes work now. */
  public boolean isServed(AgentsNow agents) {
    return tiers.stream().anyMatch(tier -> tier.isServed(agents));
  }

  /** Whether nobody may. */
  public boolean isEmpty() {
    return tiers.isEmpty();
  }

  /** The lowest tier that has members; there must be one. */
  public int tier() {
    return tiers.getFirst().tier();
  }

  /** Those who may, the lowest tier first. */
  List<Tier> tiers() {
    return tiers;
  }

  /** Those who may not, and why; some of them, if there are very many. */
  List<Candidate> others() {
    return others;
  }

  /** How much a member can that is rare and not asked for, 0 to 1. */
  double scarcity(String agent) {
    var member = members.get(agent);
    return member == null ? 0 : member.scarcity();
  }
}
