package io.signalbox.routing.state;

import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.assignment.AgentsNow;
import io.signalbox.routing.assignment.Backlog;
import io.signalbox.routing.assignment.BacklogKey;
import io.signalbox.routing.assignment.Pools;
import io.signalbox.routing.assignment.QueuedTicket;
import io.signalbox.routing.definition.Definitions;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.definition.Definition;
import io.signalbox.runtime.shard.Ids;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One workspace in memory: who is there, what waits, who holds what. Changed by facts only. */
public final class WorkspaceState implements AgentsNow {
  private final String workspace;
  private final Definitions definitions = new Definitions();
  private final Pools pools = new Pools(definitions);
  private final Map<String, AgentState> agents = new HashMap<>();
  private final Map<String, Map<UUID, BacklogKey>> held = new HashMap<>();
  private final Map<String, Map<UUID, BacklogKey>> kept = new HashMap<>();
  private final Map<String, String> agentsByTimer = new HashMap<>();
  private final Backlog backlog = new Backlog();

  WorkspaceState(String workspace) {
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
  public Backlog backlog() {
    return backlog;
  }

  @Override
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

  /** The tickets an agent holds: in work and offered. */
  public Set<UUID> heldBy(String agent) {
    return Collections.unmodifiableSet(held.getOrDefault(agent, Map.of()).keySet());
  }

  /** The tickets that wait for the customer or a third party and are the agent's meanwhile. */
  public Set<UUID> keptBy(String agent) {
    return Collections.unmodifiableSet(kept.getOrDefault(agent, Map.of()).keySet());
  }

  /** Whether any agent has a ticket or is asked to take one. */
  public boolean anythingIsGiven() {
    return !held.isEmpty() || !kept.isEmpty();
  }

  /** Tickets of agents who must not have them, as the definitions are now; at most so many. */
  public List<UUID> outOfBounds(int max) {
    return Stream.of(held, kept)
        .flatMap(all -> all.entrySet().stream())
        .flatMap(
            agent ->
                agent.getValue().entrySet().stream()
                    .filter(ticket -> !pools.inBounds(agent.getKey(), ticket.getValue()))
                    .map(Map.Entry::getKey))
        .sorted()
        .limit(max)
        .toList();
  }

  /** The subject of an agent's timers: ids may be long, and are another's in another workspace. */
  public static String timerSubject(String workspace, String agent) {
    return "agent/" + Ids.hash(workspace, agent);
  }

  void define(Definition definition) {
    definitions.take(definition);
    pools.forget();
  }

  void put(AgentState agent) {
    agents.put(agent.id(), agent);
    agentsByTimer.put(timerSubject(workspace, agent.id()), agent.id());
  }

  void remove(String agent) {
    agents.remove(agent);
    agentsByTimer.remove(timerSubject(workspace, agent));
    pools.forget();
  }

  void change(@Nullable Ticket before, Ticket after) {
    if (before != null) leave(before);
    var key = BacklogKey.of(after);
    var waiting = QueuedTicket.of(after);
    if (waiting != null) backlog.add(key, waiting);
    give(held, holder(after), after.id(), key);
    give(kept, keeper(after), after.id(), key);
  }

  private void leave(Ticket before) {
    var waiting = QueuedTicket.of(before);
    if (waiting != null) backlog.remove(BacklogKey.of(before), waiting);
    take(held, holder(before), before.id());
    take(kept, keeper(before), before.id());
  }

  private static @Nullable String holder(Ticket ticket) {
    var holder = ticket.phase().holder();
    return holder == null ? null : holder.agent();
  }

  private static @Nullable String keeper(Ticket ticket) {
    var keeper = ticket.phase().keeper();
    return keeper == null ? null : keeper.agent();
  }

  private static void give(
      Map<String, Map<UUID, BacklogKey>> all, @Nullable String agent, UUID ticket, BacklogKey key) {
    if (agent != null) all.computeIfAbsent(agent, _ -> new HashMap<>()).put(ticket, key);
  }

  private static void take(
      Map<String, Map<UUID, BacklogKey>> all, @Nullable String agent, UUID ticket) {
    var tickets = agent == null ? null : all.get(agent);
    if (tickets == null) return;
    tickets.remove(ticket);
    if (tickets.isEmpty()) all.remove(agent);
  }

  /** Takes in what the tickets tell when a shard is taken: the holder's load among it. */
  void loaded(OpenTicket open) {
    var waiting = open.waiting();
    if (waiting != null) backlog.add(open.key(), waiting);
    give(kept, open.keeper(), open.id(), open.key());
    give(held, open.holder(), open.id(), open.key());
    var holder = open.holder();
    if (holder == null) return;
    agents.computeIfPresent(
        holder, (_, agent) -> agent.loaded(agent.load().plus(open.key().channel())));
  }

  /** What the agent holds by count of tickets: what the counter must equal. */
  public int recount(String agent) {
    return held.getOrDefault(agent, Map.of()).size();
  }
}
