package io.signalbox.contracts.ticket;

import io.signalbox.contracts.EventType;
import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to tickets, and to the agents who work on them. */
@OnTopic(Topics.TICKETS)
public sealed interface TicketEvent {

  /** Something that happened to one ticket. */
  sealed interface AboutTicket extends TicketEvent {
    /** The ticket after the event. */
    TicketView ticket();
  }

  /**
   * A contact became a ticket.
   *
   * @param followUpOf the closed ticket it goes on with
   * @param message what the contact said; null if nothing was
   */
  @EventType("ticket.opened")
  record Opened(
      TicketView ticket, String contactId, @Nullable String followUpOf, @Nullable Message message)
      implements AboutTicket {

    /** One that was opened with nothing said. */
    public Opened(TicketView ticket, String contactId, @Nullable String followUpOf) {
      this(ticket, contactId, followUpOf, null);
    }
  }

  /** The customer wrote again. If that reopened the ticket, {@link Reopened} follows. */
  @EventType("ticket.message-received")
  record MessageReceived(TicketView ticket, String contactId, Message message)
      implements AboutTicket {}

  /**
   * It is known what the ticket is about.
   *
   * @param confidence 0 to 1, how sure the model was; null if only rules spoke
   * @param reasons for people to read
   * @param agentId who said so; null if rules or nobody in particular did
   */
  @EventType("ticket.classified")
  record Classified(
      TicketView ticket,
      @Nullable Double confidence,
      List<String> reasons,
      @Nullable String agentId)
      implements AboutTicket {
    public Classified {
      reasons = Frozen.list(reasons);
    }
  }

  /** The ticket waits in {@code queue} for an agent. */
  @EventType("ticket.queued")
  record Queued(TicketView ticket, String queue, @Nullable String reason) implements AboutTicket {}

  /**
   * An agent is asked to take the ticket.
   *
   * @param fence higher for every later offer of the same ticket
   */
  @EventType("ticket.offered")
  record Offered(
      TicketView ticket,
      String offerId,
      long fence,
      String agentId,
      @Nullable String site,
      Instant expiresAt,
      Explanation explanation)
      implements AboutTicket {}

  /** The offer is over; {@code detail} is what the agent or the system gave as the reason. */
  @EventType("ticket.offer-ended")
  record OfferEnded(
      TicketView ticket,
      String offerId,
      long fence,
      String agentId,
      OfferEnd reason,
      @Nullable String detail)
      implements AboutTicket {}

  /**
   * The ticket is an agent's.
   *
   * @param offerId the offer the agent accepted; null if none was made
   * @param fence higher for every later offer or assignment of the same ticket
   */
  @EventType("ticket.assigned")
  record Assigned(
      TicketView ticket,
      @Nullable String offerId,
      long fence,
      String agentId,
      @Nullable String site,
      AssignedHow how,
      Explanation explanation)
      implements AboutTicket {}

  /** The ticket is no longer that agent's. */
  @EventType("ticket.unassigned")
  record Unassigned(TicketView ticket, String agentId, @Nullable String reason)
      implements AboutTicket {}

  /** The customer was answered; {@code agentId} is null if no agent did. */
  @EventType("ticket.replied")
  record Replied(TicketView ticket, @Nullable String agentId, Message message)
      implements AboutTicket {}

  /** Something was written down that the customer does not see. */
  @EventType("ticket.noted")
  record Noted(TicketView ticket, @Nullable String agentId, Message message)
      implements AboutTicket {}

  /**
   * An answer came further on its way out, or will not arrive. The ticket itself is as before, and
   * so is its version.
   */
  @EventType("ticket.message-changed")
  record MessageChanged(TicketView ticket, String messageId, MessageDelivery delivery)
      implements TicketEvent {}

  /**
   * The ticket moved on in its life, or back.
   *
   * @param until when a pending or held ticket goes on by itself
   */
  @EventType("ticket.status-changed")
  record StatusChanged(
      TicketView ticket,
      TicketStatus from,
      TicketStatus to,
      @Nullable Instant until,
      @Nullable String reason)
      implements AboutTicket {}

  /** The ticket is more or less urgent than before. */
  @EventType("ticket.priority-changed")
  record PriorityChanged(TicketView ticket, Priority from, Priority to, @Nullable String reason)
      implements AboutTicket {}

  /**
   * The ticket needs agents of a higher tier, 1 to 9.
   *
   * @param agentId who asked
   * @param commandId the {@code ce_id} of the command
   */
  @EventType("ticket.escalated")
  record Escalated(
      TicketView ticket,
      int fromTier,
      int toTier,
      @Nullable String agentId,
      String commandId,
      String reason)
      implements AboutTicket {}

  /** The ticket was given to another queue or agent; {@code agentId} is who gave it. */
  @EventType("ticket.transferred")
  record Transferred(
      TicketView ticket,
      @Nullable String agentId,
      @Nullable String fromQueue,
      @Nullable String toQueue,
      @Nullable String toAgentId,
      @Nullable String reason)
      implements AboutTicket {}

  /** The customer's matter is solved, as far as {@code agentId} can tell. */
  @EventType("ticket.resolved")
  record Resolved(TicketView ticket, @Nullable String agentId, @Nullable String resolution)
      implements AboutTicket {}

  /** It was not solved. {@code contactId} is the customer's message, {@code agentId} who saw it. */
  @EventType("ticket.reopened")
  record Reopened(
      TicketView ticket,
      @Nullable String contactId,
      @Nullable String agentId,
      @Nullable String reason)
      implements AboutTicket {}

  /** The ticket is over for good. */
  @EventType("ticket.closed")
  record Closed(TicketView ticket, @Nullable String agentId, @Nullable String reason)
      implements AboutTicket {}

  /**
   * What was said in the ticket is gone, and whose it was: it is over, and stays as a number. Who
   * keeps anything of it removes that too.
   *
   * @param reason {@code customer-erased} or {@code retention}
   */
  @EventType("ticket.erased")
  record Erased(TicketView ticket, String reason) implements AboutTicket {}

  /**
   * What one customer said in the ticket is gone, for they are erased; it is another one's, and
   * goes on.
   *
   * @param customerId the author of the messages that are gone
   */
  @EventType("ticket.messages-erased")
  record MessagesErased(TicketView ticket, String customerId) implements AboutTicket {}

  /**
   * An agent came, changed or left.
   *
   * @param tier 1 to 9
   * @param skills level 1 to 5 by skill
   * @param removed whether the agent left; the rest is then what was last known
   */
  @EventType("agent.changed")
  record AgentChanged(
      String agentId,
      String name,
      int tier,
      Map<String, Integer> skills,
      List<String> languages,
      @Nullable String site,
      boolean removed)
      implements TicketEvent {
    public AgentChanged {
      skills = Frozen.map(skills);
      languages = Frozen.list(languages);
    }
  }

  /** An agent takes work, or no longer does. */
  @EventType("agent.presence-changed")
  record AgentPresenceChanged(
      String agentId, @Nullable String site, Presence presence, @Nullable String reason)
      implements TicketEvent {}

  /**
   * A command was not carried out.
   *
   * @param commandId its {@code ce_id}
   * @param command its short type name, such as {@code offer.accept}
   * @param subject the ticket, offer or agent it was about
   * @param reason typed, such as {@code stale-fence}
   * @param detail for people to read
   */
  @EventType("command.refused")
  record CommandRefused(
      String commandId,
      String command,
      @Nullable String subject,
      @Nullable String agentId,
      String reason,
      @Nullable String detail)
      implements TicketEvent {}
}
