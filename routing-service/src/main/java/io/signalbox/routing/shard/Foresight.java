package io.signalbox.routing.shard;

import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.floor.Floor;
import io.signalbox.routing.floor.Kinds;
import io.signalbox.routing.floor.Memory;
import io.signalbox.routing.offer.Turns;
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
final class Foresight {
  /** What one batch takes from the lines at most; what is left follows by a timer. */
  private static final int TURNS_MAX = 500;

  private final Memory memory;
  private final Set<UUID> turns = new LinkedHashSet<>();

  private Foresight(Memory memory) {
    this.memory = memory;
  }

  static Set<UUID> turns(Memory memory, List<Input> batch) {
    var foresight = new Foresight(memory);
    for (var input : batch) foresight.look(input);
    return foresight.turns;
  }

  private void look(Input input) {
    var floor = memory.floor(input.workspace());
    if (floor.lines().size() == 0) return;
    switch (input) {
      case Received received -> look(floor, received);
      case Due due -> look(floor, due);
    }
  }

  private void look(Floor floor, Received input) {
    switch (input.body()) {
      case RoutingCommand.ReplyToTicket _, RoutingCommand.AcceptOffer _ -> {} // frees nobody
      case RoutingCommand.AboutTicket about ->
          TicketIds.ticket(about.ticketId()).ifPresent(id -> relieve(floor, id, input));
      case RoutingCommand.AboutOffer about ->
          TicketIds.offer(about.offerId()).ifPresent(id -> relieve(floor, id.ticket(), input));
      case RoutingCommand.SetPresence presence -> {
        var state = floor.agent(presence.agentId());
        if (state != null) take(floor, state.present(presence.presence(), input.at()), input);
      }
      default -> {} // frees nobody
    }
  }

  private void look(Floor floor, Due due) {
    switch (due.kind()) {
      case Kinds.MATCH -> floor.agents().forEach(agent -> take(floor, agent, due));
      case Kinds.COOL -> {
        var agent = floor.agentOfTimer(due.subject());
        var state = agent == null ? null : floor.agent(agent);
        if (state != null) take(floor, state, due);
      }
      default -> TicketIds.ticket(due.subject()).ifPresent(id -> relieve(floor, id, due));
    }
  }

  /** Whoever holds that ticket will have one less. */
  private void relieve(Floor floor, UUID id, Input input) {
    var ticket = memory.ticket(id);
    if (ticket == null || !ticket.workspace().equals(input.workspace())) return;
    var holder = ticket.phase().holder();
    var state = holder == null ? null : floor.agent(holder.agent());
    if (state != null) take(floor, state.relieved(ticket.origin().channel()), input);
  }

  /** The turns of one agent, as many as fit. */
  private void take(Floor floor, AgentState agent, Input input) {
    var defined = floor.definitions().agent(agent.id());
    if (defined == null) return;
    var state = agent;
    while (turns.size() < TURNS_MAX) {
      var next = Turns.next(floor, floor, defined, state, input.at(), w -> !turns.contains(w.id()));
      if (next == null) return;
      turns.add(next.waiting().id());
      state = state.loaded(state.load().plus(next.key().channel()));
    }
  }
}
