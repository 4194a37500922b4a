package io.signalbox.routing.assignment;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.agent.Capacity;
import io.signalbox.routing.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which agent a ticket goes to now. */
public final class Choice {
  private final Pool pool;
  private final Ticket ticket;
  private final List<String> declined;
  private final AgentsNow agents;
  private final Instant at;
  private final List<Rank> free = new ArrayList<>();
  private final List<DefineAgent> considered = new ArrayList<>();
  private @Nullable Rank best;
  private int tiers;
  private boolean served;

  private Choice(Pool pool, Ticket ticket, List<String> declined, AgentsNow agents, Instant at) {
    this.pool = pool;
    this.ticket = ticket;
    this.declined = declined;
    this.agents = agents;
    this.at = at;
  }

  /**
   * Chooses among a pool.
   *
   * @param declined those it must not go to
   */
  public static Choice among(
      Pool pool, Ticket ticket, List<String> declined, AgentsNow agents, Instant at) {
    var choice = new Choice(pool, ticket, declined, agents, at);
    for (var tier : pool.tiers()) {
      if (choice.served) break;
      choice.tiers++;
      for (var agent : tier.members()) choice.consider(agent);
    }
    return choice;
  }

  private void consider(DefineAgent agent) {
    var state = agents.agent(agent.id());
    if (state == null) return;
    considered.add(agent);
    served |= state.available();
    if (verdict(agent, state) != null) return;
    var rank = Rank.of(agent, state, pool, ticket.classification().language(), at);
    free.add(rank);
    if (best == null || Rank.BEST_FIRST.compare(rank, best) < 0) best = rank;
  }

  /** What keeps a member from it now; null if nothing does. */
  private @Nullable Verdict verdict(DefineAgent agent, AgentState state) {
    if (!state.available()) return Verdict.AWAY;
    if (state.pausedForMissedOffers(at)) return Verdict.MISSED_OFFERS;
    if (declined.contains(agent.id())) return Verdict.DECLINED;
    return Capacity.hasRoom(agent, state.load(), ticket.origin().channel())
        ? null
        : Verdict.AT_CAPACITY;
  }

  /** The agent it goes to; null if nobody is free. */
  public @Nullable DefineAgent agent() {
    return best == null ? null : best.agent();
  }

  /** Whether there is somebody to ask and every one of them declined it. */
  private boolean allDeclined() {
    return !considered.isEmpty()
        && considered.stream().allMatch(agent -> declined.contains(agent.id()));
  }

  /** Why it goes to nobody. */
  public String whyNobody() {
    if (pool.isEmpty()) return "nobody-qualified";
    return allDeclined() ? "all-declined" : "nobody-free";
  }

  /** Why it goes to that agent: asked for only when it does, as it costs more than the choice. */
  public Explaining explaining() {
    var explaining = new Explaining(ticket, best, free);
    if (free.size() < considered.size()) {
      for (var agent : considered) {
        var state = agents.agent(agent.id());
        var verdict = state == null ? null : verdict(agent, state);
        if (verdict != null) explaining.not(agent, verdict);
      }
    }
    for (var tier : pool.tiers().subList(tiers, pool.tiers().size())) {
      for (var agent : tier.members()) explaining.not(agent, Verdict.HIGHER_TIER);
    }
    explaining.others(pool.others());
    return explaining;
  }
}
