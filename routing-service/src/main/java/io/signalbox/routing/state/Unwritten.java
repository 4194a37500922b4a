package io.signalbox.routing.state;

import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.agent.AgentTable;
import io.signalbox.routing.agent.AgentTable.AgentKey;
import io.signalbox.routing.assignment.ExplanationTable;
import io.signalbox.routing.assignment.ExplanationTable.Explained;
import io.signalbox.routing.conversation.ConversationTable;
import io.signalbox.routing.message.MessageTable;
import io.signalbox.routing.message.SentMessage;
import io.signalbox.routing.message.TicketMessage;
import io.signalbox.routing.ticket.ParticipantTable;
import io.signalbox.routing.ticket.ParticipantTable.Participant;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketTable;
import io.signalbox.runtime.shard.Db;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What facts changed since it was last written: every row once, however often it changed. In a
 * batch of contacts and commands these are five statements: tickets opened and changed, messages,
 * explanations, agents.
 */
public final class Unwritten {
  private final Map<UUID, Ticket> opened = new LinkedHashMap<>();
  private final Map<UUID, Ticket> changed = new LinkedHashMap<>();
  private final Map<AgentKey, AgentState> hired = new LinkedHashMap<>();
  private final Map<AgentKey, AgentState> agents = new LinkedHashMap<>();
  private final Set<AgentKey> left = new HashSet<>();
  private final List<TicketMessage> messages = new ArrayList<>();
  private final Map<UUID, SentMessage> delivered = new LinkedHashMap<>();
  private final List<Explained> explained = new ArrayList<>();
  private final Set<UUID> erased = new LinkedHashSet<>();
  private final Set<MessageTable.Key> removed = new LinkedHashSet<>();
  private final Set<Participant> participants = new LinkedHashSet<>();
  private final Set<Participant> gone = new LinkedHashSet<>();
  private final Set<Map.Entry<UUID, UUID>> ended = new LinkedHashSet<>();
  private final Map<UUID, UUID> begun = new HashMap<>();
  private final Map<UUID, UUID> continued = new HashMap<>();

  void ticket(Ticket ticket, boolean isNew) {
    if (isNew || opened.containsKey(ticket.id())) opened.put(ticket.id(), ticket);
    else changed.put(ticket.id(), ticket);
  }

  void agent(@Nullable AgentState before, AgentState agent) {
    var key = new AgentKey(agent.workspace(), agent.id());
    if (before == null || hired.containsKey(key)) hired.put(key, agent);
    else if (differsInRow(before, agent)) agents.put(key, agent);
  }

  private static boolean differsInRow(AgentState before, AgentState after) {
    return !before.loaded(after.load()).equals(after);
  }

  void agentLeft(String workspace, String id) {
    var key = new AgentKey(workspace, id);
    hired.remove(key);
    agents.remove(key);
    left.add(key);
  }

  void message(TicketMessage message) {
    messages.add(message);
  }

  void delivered(SentMessage message) {
    delivered.put(message.id(), message);
  }

  void explained(Explained row) {
    explained.add(row);
  }

  void bound(UUID key, UUID ticket, boolean known) {
    (known && !begun.containsKey(key) ? continued : begun).put(key, ticket);
  }

  void unbound(UUID key, UUID ticket) {
    if (!begun.remove(key, ticket)) ended.add(Map.entry(key, ticket));
    continued.remove(key, ticket);
  }

  /** What was said of it in this batch will not be written either. */
  void erased(UUID ticket) {
    messages.removeIf(message -> message.ticket().equals(ticket));
    explained.removeIf(row -> row.ticket().equals(ticket));
    erased.add(ticket);
  }

  void removed(Collection<MessageTable.Key> keys) {
    removed.addAll(keys);
  }

  void tookPart(Participant participant) {
    gone.remove(participant);
    participants.add(participant);
  }

  void leftTicket(Participant who) {
    messages.removeIf(
        message ->
            message.ticket().equals(who.ticket())
                && who.customer().equals(message.whole().author().id()));
    participants.remove(who);
    gone.add(who);
  }

  /** Writes it all and forgets it. */
  public void write(Db db, int shard) {
    AgentTable.delete(db, left);
    AgentTable.insert(db, shard, hired.values());
    AgentTable.update(db, agents.values());
    TicketTable.insert(db, shard, opened.values());
    TicketTable.update(db, changed.values());
    TicketTable.erase(db, erased);
    ConversationTable.update(db, continued.entrySet());
    ConversationTable.delete(db, ended);
    ConversationTable.insert(db, begun.entrySet());
    MessageTable.deleteOf(db, erased);
    MessageTable.delete(db, removed);
    MessageTable.insert(db, messages);
    MessageTable.update(db, delivered.values());
    ExplanationTable.deleteOf(db, erased);
    ExplanationTable.insert(db, explained);
    ParticipantTable.delete(db, gone);
    ParticipantTable.put(db, participants);
    ParticipantTable.deleteOf(db, erased);
    clear();
  }

  private void clear() {
    opened.clear();
    changed.clear();
    hired.clear();
    agents.clear();
    left.clear();
    messages.clear();
    delivered.clear();
    explained.clear();
    erased.clear();
    removed.clear();
    participants.clear();
    gone.clear();
    ended.clear();
    begun.clear();
    continued.clear();
  }
}
