package io.signalbox.contracts.ticket;

import io.signalbox.contracts.Frozen;
import java.util.List;
import java.util.Map;

/**
 * What a ticket asks of whoever takes it: what its classification says, what its queue says, and
 * the step it has reached.
 *
 * @param tier 1 to 9: the least level of agents
 * @param skills the least level 1 to 5 by skill
 * @param sites whose agents may take it; empty for all
 * @param clearances what its agent, and the agent's site, must be cleared for
 */
public record Requirements(
    int tier,
    Map<String, Integer> skills,
    List<String> sites,
    List<String> clearances,
    RequirementStep step) {
  public Requirements {
    skills = Frozen.map(skills);
    sites = Frozen.list(sites);
    clearances = Frozen.list(clearances);
  }
}
