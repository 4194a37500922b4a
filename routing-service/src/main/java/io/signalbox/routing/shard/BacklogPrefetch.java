package io.signalbox.routing.shard;

import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.offer.Turns;
import io.signalbox.routing.state.Kinds;
import io.signalbox.routing.state.Memory;
import io.signalbox.routing.state.WorkspaceState;
import io.signalbox.routing.ticket.TicketIds;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Received;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Which waiting tickets a batch will give away, guessed by giving them away in the order of the
 * inputs. A guess too many costs a read, one too few a timer.
 */
final class BacklogPrefetch {
  /** What one batch takes from the lines at most; what is left follows by a timer. */
  private static final int TURNS_MAX = 500;

  private final Memory memory;
  private final Set<UUID> turns = new LinkedHashSet<>();

  private BacklogPrefetch(Memory memory) {
    this.memory = memory;
  }

  static Set<UUID> turns(Memory memory, List<Input> batch) {
    var prefetch = new BacklogPrefetch(memory);
    for (var input : batch) prefetch.look(input);
    return prefetch.turns;
  }

  private void look(Input input) {
    var workspaceState = memory.workspaceState(input.workspace());
    if (workspaceState.backlog().size() == 0) return;
    switch (input) {
      case Received received -> look(workspaceState, received);
      case Due due -> look(workspaceState, due);
    }
  }

  private void look(WorkspaceState workspaceState, Received input) {
    switch (input.body()) {
      case RoutingCommand.ReplyToTicket _,
          RoutingCommand.NoteTicket _,
          RoutingCommand.AcceptOffer _ -> {} // frees nobody
      case RoutingCommand.AboutTicket about ->
          TicketIds.ticket(about.ticketId()).ifPresent(id -> relieve(workspaceState, id, input));
      case RoutingCommand.AboutOffer about ->
          TicketIds.offer(about.offerId())
              .ifPresent(id -> relieve(workspaceState, id.ticket(), input));
      case RoutingCommand.SetPresence presence -> {
        var state = workspaceState.agent(presence.agentId());
        if (state != null)
          take(workspaceState, state.present(presence.presence(), input.at()), input);
      }
      default -> {} // frees nobody
    }
  }

  private void look(WorkspaceState workspaceState, Due due) {
    switch (due.kind()) {
      case Kinds.MATCH ->
          workspaceState.agents().forEach(agent -> take(workspaceState, agent, due));
      case Kinds.PAUSE_OVER -> {
        var agent = workspaceState.agentOfTimer(due.subject());
        var state = agent == null ? null : workspaceState.agent(agent);
        if (state != null) take(workspaceState, state, due);
      }
      default -> TicketIds.ticket(due.subject()).ifPresent(id -> relieve(workspaceState, id, due));
    }
  }

  /** Whoever holds that ticket will have one less. */
  private void relieve(WorkspaceState workspaceState, UUID id, Input input) {
    var ticket = memory.ticket(id);
    if (ticket == null || !ticket.workspace().equals(input.workspace())) return;
    var holder = ticket.phase().holder();
    var state = holder == null ? null : workspaceState.agent(holder.agent());
    if (state != null) take(workspaceState, state.relieved(ticket.origin().channel()), input);
  }

  /** The turns of one agent, as many as fit. */
  private void take(WorkspaceState workspaceState, AgentState agent, Input input) {
    var defined = workspaceState.definitions().agent(agent.id());
    if (defined == null) return;
    var state = agent;
    while (turns.size() < TURNS_MAX) {
      var next =
          Turns.next(
              workspaceState,
              workspaceState,
              defined,
              state,
              input.at(),
              w -> !turns.contains(w.id()));
      if (next == null) return;
      turns.add(next.waiting().id());
      state = state.loaded(state.load().plus(next.key().channel()));
    }
  }
}
