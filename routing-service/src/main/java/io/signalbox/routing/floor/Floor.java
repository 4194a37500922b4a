package io.signalbox.routing.floor;

import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.assignment.LineKey;
import io.signalbox.routing.assignment.Lines;
import io.signalbox.routing.assignment.Pools;
import io.signalbox.routing.assignment.Waiting;
import io.signalbox.routing.definition.Defined;
import io.signalbox.routing.definition.Definitions;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.shard.Ids;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One workspace in memory: who is there, what waits, who holds what. Changed by facts only. */
public final class Floor {
  private final String workspace;
  private final Definitions definitions = new Definitions();
  private final Pools pools = new Pools(definitions);
  private final Map<String, AgentState> agents = new HashMap<>();
  private final Map<String, Set<UUID>> held = new HashMap<>();
  private final Map<String, String> agentsByTimer = new HashMap<>();
  private final Lines lines = new Lines();

  Floor(String workspace) {
    this.workspace = workspace;
  }

  /** What the workspace defined. */
  public Definitions definitions() {
    return definitions;
  }

  /** Who may take what. */
  public Pools pools() {
    return pools;
  }

  /** What waits. */
  public Lines lines() {
    return lines;
  }

  /** The agent as they stand. */
  public @Nullable AgentState agent(String id) {
    return agents.get(id);
  }

  /** All agents as they stand. */
  public Collection<AgentState> agents() {
    return Collections.unmodifiableCollection(agents.values());
  }

  /** The agent whose timers have that subject. */
  public @Nullable String agentOfTimer(String subject) {
    return agentsByTimer.get(subject);
  }

  /** The tickets an agent holds. */
  public Set<UUID> heldBy(String agent) {
    return Collections.unmodifiableSet(held.getOrDefault(agent, Set.of()));
  }

  /** The subject of an agent's timers: ids may be long, and are another's in another workspace. */
  public static String timerSubject(String workspace, String agent) {
    return "agent/" + Ids.hash(workspace, agent);
  }

  void define(Defined defined) {
    definitions.put(defined);
    pools.forget();
  }

  void put(AgentState agent) {
    agents.put(agent.id(), agent);
    agentsByTimer.put(timerSubject(workspace, agent.id()), agent.id());
  }

  void remove(String agent) {
    definitions.removeAgent(agent);
    agents.remove(agent);
    agentsByTimer.remove(timerSubject(workspace, agent));
    pools.forget();
  }

  void change(@Nullable Ticket before, Ticket after) {
    if (before != null) leave(before);
    var waiting = Waiting.of(after);
    if (waiting != null) lines.add(LineKey.of(after), waiting);
    var holder = after.phase().holder();
    if (holder != null) {
      held.computeIfAbsent(holder.agent(), _ -> new HashSet<>()).add(after.id());
    }
  }

  private void leave(Ticket before) {
    var waiting = Waiting.of(before);
    if (waiting != null) lines.remove(LineKey.of(before), waiting);
    var holder = before.phase().holder();
    if (holder == null) return;
    var tickets = held.get(holder.agent());
    if (tickets != null && tickets.remove(before.id()) && tickets.isEmpty()) {
      held.remove(holder.agent());
    }
  }

  /** Takes in what the tickets tell when a shard is taken: the holder's load among it. */
  void loaded(OpenTicket open) {
    var waiting = open.waiting();
    if (waiting != null) lines.add(open.key(), waiting);
    var holder = open.holder();
    if (holder == null) return;
    held.computeIfAbsent(holder, _ -> new HashSet<>()).add(open.id());
    agents.computeIfPresent(
        holder, (_, agent) -> agent.loaded(agent.load().plus(open.key().channel())));
  }

  /** What the agent holds by count of tickets: what the counter must equal. */
  public int recount(String agent) {
    return held.getOrDefault(agent, Set.of()).size();
  }
}
