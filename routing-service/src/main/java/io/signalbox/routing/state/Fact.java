package io.signalbox.routing.state;

import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.assignment.ExplanationTable.Explained;
import io.signalbox.routing.message.MessageTable;
import io.signalbox.routing.message.SentMessage;
import io.signalbox.routing.message.TicketMessage;
import io.signalbox.routing.ticket.ParticipantTable.Participant;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.definition.Definition;
import io.signalbox.runtime.erasure.Erasure;
import java.util.List;
import java.util.UUID;

/** What a decision changed. */
public sealed interface Fact {
  /**
   * The ticket is like this now.
   *
   * @param opened whether it was not there before
   */
  record TicketIs(Ticket ticket, boolean opened) implements Fact {}

  /** The agent stands like this now; what they hold is told by the tickets. */
  record AgentIs(AgentState agent) implements Fact {}

  /** The agent left. */
  record AgentLeft(String workspace, String agent) implements Fact {}

  /** Something was defined, or removed. */
  record Came(Definition definition) implements Fact {}

  /** Something was said. */
  record Said(TicketMessage message) implements Fact {}

  /** An answer has come so far on its way. */
  record Delivered(SentMessage message) implements Fact {}

  /** Somebody was chosen, for these reasons. */
  record Reasoned(Explained explained) implements Fact {}

  /**
   * The conversation goes on in that ticket.
   *
   * @param key hash of workspace and conversation key
   * @param known whether it had another ticket before
   */
  record Bound(UUID key, UUID ticket, boolean known) implements Fact {}

  /** Something is gone, or will have to go together with its customer. */
  sealed interface OfErasure extends Fact {}

  /** All that was said in a ticket, and why it went to whom, is gone. */
  record TicketErased(UUID ticket) implements OfErasure {}

  /** These messages are gone, and perhaps not all of their tickets'. */
  record MessagesErased(List<MessageTable.Key> messages) implements OfErasure {}

  /** The conversation goes on in that ticket no more. */
  record Unbound(UUID key, UUID ticket) implements OfErasure {}

  /** A customer wrote in another one's ticket. */
  record TookPart(Participant participant) implements OfErasure {}

  /** What a customer said in another one's ticket is gone. */
  record LeftTicket(Participant participant) implements OfErasure {}

  /** A customer is being erased, or has been. */
  record ErasureStands(Erasure erasure) implements OfErasure {}
}
