package io.signalbox.routing.offer;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.agent.Capacity;
import io.signalbox.routing.assignment.AgentsNow;
import io.signalbox.routing.assignment.LineKey;
import io.signalbox.routing.assignment.Lines.Turn;
import io.signalbox.routing.assignment.Waiting;
import io.signalbox.routing.floor.Draft;
import io.signalbox.routing.floor.Floor;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whose turn it is, seen from an agent who has become free. */
public final class Turns {
  private Turns() {}

  /** The ticket an agent should get next; null if there is none for them, or they take none. */
  static @Nullable Waiting next(Draft draft, String agent) {
    var defined = draft.floor().definitions().agent(agent);
    var state = draft.agent(agent);
    if (defined == null || state == null) return null;
    var inLine = next(draft.floor(), draft, defined, state, draft.at(), w -> !draft.touches(w));
    return sooner(inLine == null ? null : inLine.waiting(), joinedNow(draft, defined, state));
  }

  /**
   * The ticket in line that an agent should get next.
   *
   * @param agents as they stand at this point
   * @param usable false for tickets to pass over
   */
  public static @Nullable Turn next(
      Floor floor,
      AgentsNow agents,
      DefineAgent agent,
      AgentState state,
      Instant at,
      Predicate<Waiting> usable) {
    if (!takesWork(state, at)) return null;
    return floor
        .lines()
        .next(
            key -> mayTake(floor, agents, agent, state, key),
            waiting -> !waiting.declined().contains(agent.id()) && usable.test(waiting));
  }

  /** Tickets that were put in line by this very decision. */
  private static @Nullable Waiting joinedNow(Draft draft, DefineAgent agent, AgentState state) {
    Waiting best = null;
    if (!takesWork(state, draft.at())) return null;
    for (var ticket : draft.touched()) {
      var waiting = Waiting.of(ticket);
      if (waiting != null
          && !waiting.declined().contains(agent.id())
          && mayTake(draft.floor(), draft, agent, state, LineKey.of(ticket))) {
        best = sooner(best, waiting);
      }
    }
    return best;
  }

  /** Whether an agent takes any work now. */
  public static boolean takesWork(AgentState state, Instant at) {
    return state.available() && !state.cooling(at);
  }

  private static boolean mayTake(
      Floor floor, AgentsNow agents, DefineAgent agent, AgentState state, LineKey key) {
    return Capacity.hasRoom(agent, state.load(), key.channel())
        && floor.pools().of(key).serves(agent.id(), agents);
  }

  private static @Nullable Waiting sooner(@Nullable Waiting one, @Nullable Waiting other) {
    if (one == null) return other;
    if (other == null) return one;
    return Waiting.IN_TURN.compare(one, other) <= 0 ? one : other;
  }
}
