package io.signalbox.routing.offer;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.agent.Capacity;
import io.signalbox.routing.assignment.AgentsNow;
import io.signalbox.routing.assignment.Backlog.Turn;
import io.signalbox.routing.assignment.BacklogKey;
import io.signalbox.routing.assignment.QueuedTicket;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.state.WorkspaceState;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whose turn it is, seen from an agent who has become free. */
public final class Turns {
  private Turns() {}

  /** The ticket an agent should get next; null if there is none for them, or they take none. */
  static @Nullable QueuedTicket next(Draft draft, String agent) {
    var defined = draft.workspaceState().definitions().agent(agent);
    var state = draft.agent(agent);
    if (defined == null || state == null) return null;
    var inLine =
        next(draft.workspaceState(), draft, defined, state, draft.at(), w -> !draft.touches(w));
    return sooner(inLine == null ? null : inLine.waiting(), joinedNow(draft, defined, state));
  }

  /**
   * The ticket in line that an agent should get next.
   *
   * @param agents as they stand at this point
   * @param usable false for tickets to pass over
   */
  public static @Nullable Turn next(
      WorkspaceState workspaceState,
      AgentsNow agents,
      DefineAgent agent,
      AgentState state,
      Instant at,
      Predicate<QueuedTicket> usable) {
    if (!takesWork(state, at)) return null;
    return workspaceState
        .backlog()
        .next(
            key -> mayTake(workspaceState, agents, agent, state, key),
            waiting -> !waiting.declined().contains(agent.id()) && usable.test(waiting));
  }

  /** Tickets that were put in line by this very decision. */
  private static @Nullable QueuedTicket joinedNow(
      Draft draft, DefineAgent agent, AgentState state) {
    QueuedTicket best = null;
    if (!takesWork(state, draft.at())) return null;
    for (var ticket : draft.touched()) {
      var waiting = QueuedTicket.of(ticket);
      if (waiting != null
          && !waiting.declined().contains(agent.id())
          && mayTake(draft.workspaceState(), draft, agent, state, BacklogKey.of(ticket))) {
        best = sooner(best, waiting);
      }
    }
    return best;
  }

  /** Whether an agent takes any work now. */
  public static boolean takesWork(AgentState state, Instant at) {
    return state.available() && !state.pausedForMissedOffers(at);
  }

  private static boolean mayTake(
      WorkspaceState workspaceState,
      AgentsNow agents,
      DefineAgent agent,
      AgentState state,
      BacklogKey key) {
    return Capacity.hasRoom(agent, state.load(), key.channel())
        && workspaceState.pools().of(key).serves(agent.id(), agents);
  }

  private static @Nullable QueuedTicket sooner(
      @Nullable QueuedTicket one, @Nullable QueuedTicket other) {
    if (one == null) return other;
    if (other == null) return one;
    return QueuedTicket.IN_TURN.compare(one, other) <= 0 ? one : other;
  }
}
