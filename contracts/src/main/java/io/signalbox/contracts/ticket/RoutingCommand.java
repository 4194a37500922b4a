package io.signalbox.contracts.ticket;

import io.signalbox.contracts.EventType;
import io.signalbox.contracts.FalseIfAbsent;
import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.Attachment;
import io.signalbox.contracts.contact.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What agents, administrators and other services want of routing. It may refuse. */
@OnTopic(Topics.ROUTING_COMMANDS)
public sealed interface RoutingCommand {

  /** A command about one ticket. */
  sealed interface AboutTicket extends RoutingCommand {
    String ticketId();

    /** Who asks; null if it is no agent. The edge fills it in from the key. */
    @Nullable String agentId();

    /** The ticket's version this was decided on; refused if the ticket has moved on. */
    @Nullable Long expectedVersion();
  }

  /** An agent's answer to an offer. */
  sealed interface AboutOffer extends RoutingCommand {
    String offerId();

    /** Who answers; the edge fills it in from the key. */
    @Nullable String agentId();

    /** The offer's fence number; another than the offer's is refused, none is not looked at. */
    @Nullable Long fence();
  }

  /**
   * Hires an agent or changes what is known of one.
   *
   * @param tier 1 to 9, the level of tickets the agent takes
   * @param skills level 1 to 5 by skill, at most 100
   * @param languages BCP 47, at most 50
   * @param capacity how many tickets at once by channel, 0 to 1000 each
   * @param maxTickets how many tickets at once in all, 0 to 1000
   * @param clearances which sensitive tickets the agent may have, if their site may have them too
   * @param autoAccept whether an offer counts as accepted at once
   */
  @EventType("agent.define")
  record DefineAgent(
      String id,
      String name,
      int tier,
      Map<String, Integer> skills,
      List<String> languages,
      @Nullable String site,
      Map<String, Integer> capacity,
      @Nullable Integer maxTickets,
      List<String> clearances,
      @FalseIfAbsent boolean autoAccept)
      implements RoutingCommand {
    public DefineAgent {
      skills = Frozen.map(skills);
      languages = Frozen.list(languages);
      capacity = Frozen.map(capacity);
      clearances = Frozen.list(clearances);
    }
  }

  /** Says whether an agent takes work; {@code reason} at most 1000 characters. */
  @EventType("agent.presence")
  record SetPresence(String agentId, Presence presence, @Nullable String reason)
      implements RoutingCommand {}

  /**
   * Opens a site or changes what is known of one. An empty scope list means all.
   *
   * @param timeZone an IANA zone
   * @param calendar the id of its opening hours; null for around the clock
   * @param channels contract scope, as are brands, intents and tiers
   * @param clearances which sensitive tickets may go there; here none is none
   */
  @EventType("site.define")
  record DefineSite(
      String id,
      String name,
      Location location,
      String timeZone,
      @Nullable String vendor,
      @Nullable String calendar,
      List<String> brands,
      List<Channel> channels,
      List<String> intents,
      List<Integer> tiers,
      List<String> clearances)
      implements RoutingCommand {
    public DefineSite {
      brands = Frozen.list(brands);
      channels = Frozen.list(channels);
      intents = Frozen.list(intents);
      tiers = Frozen.list(tiers);
      clearances = Frozen.list(clearances);
    }
  }

  /**
   * Opens a queue or changes what is known of one.
   *
   * @param offerTimeout how long an agent has to answer an offer; absent for the service's setting
   * @param tier 1 to 9, the least level of agents for every ticket in it; absent for what the
   *     classification says, or 1 where a person chose the queue
   * @param skills the least level 1 to 5 by skill, for every ticket in it
   * @param sites whose agents may serve it; empty for all
   */
  @EventType("queue.define")
  record DefineQueue(
      String id,
      String name,
      @Nullable Duration offerTimeout,
      @Nullable Integer tier,
      Map<String, Integer> skills,
      List<String> sites)
      implements RoutingCommand {
    public DefineQueue {
      skills = Frozen.map(skills);
      sites = Frozen.list(sites);
    }
  }

  /** Replaces all rules of the workspace; at most 500, in the order they are tried. */
  @EventType("rules.define")
  record DefineRules(List<Rule> rules) implements RoutingCommand {
    public DefineRules {
      rules = Frozen.list(rules);
    }
  }

  /** Takes the ticket. */
  @EventType("offer.accept")
  record AcceptOffer(String offerId, @Nullable String agentId, @Nullable Long fence)
      implements AboutOffer {}

  /** Leaves the ticket to others. */
  @EventType("offer.reject")
  record RejectOffer(
      String offerId, @Nullable String agentId, @Nullable Long fence, @Nullable String reason)
      implements AboutOffer {}

  /** Answers the customer: a text of 1 to 262,144 characters, at most 50 files, or both. */
  @EventType("ticket.reply")
  record ReplyToTicket(
      String ticketId,
      @Nullable String agentId,
      @Nullable Long expectedVersion,
      @Nullable String text,
      List<Attachment> attachments)
      implements AboutTicket {
    public ReplyToTicket {
      attachments = Frozen.list(attachments);
    }

    public ReplyToTicket(
        String ticketId, @Nullable String agentId, @Nullable Long expectedVersion, String text) {
      this(ticketId, agentId, expectedVersion, text, List.of());
    }
  }

  /** Writes down what the customer does not see: a text, files, or both, as in a reply. */
  @EventType("ticket.note")
  record NoteTicket(
      String ticketId,
      @Nullable String agentId,
      @Nullable Long expectedVersion,
      @Nullable String text,
      List<Attachment> attachments)
      implements AboutTicket {
    public NoteTicket {
      attachments = Frozen.list(attachments);
    }
  }

  /** Waits for the customer, at most until a time if one is given. */
  @EventType("ticket.pend")
  record PendTicket(
      String ticketId,
      @Nullable String agentId,
      @Nullable Long expectedVersion,
      @Nullable Instant until,
      @Nullable String reason)
      implements AboutTicket {}

  /** Waits for a third party, at most until a time if one is given. */
  @EventType("ticket.hold")
  record HoldTicket(
      String ticketId,
      @Nullable String agentId,
      @Nullable Long expectedVersion,
      @Nullable Instant until,
      @Nullable String reason)
      implements AboutTicket {}

  /** Waits no longer. */
  @EventType("ticket.resume")
  record ResumeTicket(String ticketId, @Nullable String agentId, @Nullable Long expectedVersion)
      implements AboutTicket {}

  /** Done; {@code resolution} is a code or a sentence, at most 1000 characters. */
  @EventType("ticket.resolve")
  record ResolveTicket(
      String ticketId,
      @Nullable String agentId,
      @Nullable Long expectedVersion,
      @Nullable String resolution)
      implements AboutTicket {}

  /** Not done after all. */
  @EventType("ticket.reopen")
  record ReopenTicket(
      String ticketId,
      @Nullable String agentId,
      @Nullable Long expectedVersion,
      @Nullable String reason)
      implements AboutTicket {}

  /**
   * Says anew what a ticket is about, and so what it asks of whoever takes it; null for what stays
   * as it is.
   *
   * @param tier 1 to 9
   * @param skills level 1 to 5 by skill, at most 50
   * @param language BCP 47
   * @param sensitivity at most 50; empty for nothing sensitive
   * @param queue where such tickets belong
   */
  @EventType("ticket.reclassify")
  record ReclassifyTicket(
      String ticketId,
      @Nullable String agentId,
      @Nullable Long expectedVersion,
      @Nullable String intent,
      @Nullable Integer tier,
      @Nullable Map<String, Integer> skills,
      @Nullable String language,
      @Nullable List<String> sensitivity,
      @Nullable String queue,
      @Nullable String reason)
      implements AboutTicket {
    public ReclassifyTicket {
      skills = skills == null ? null : Frozen.map(skills);
      sensitivity = sensitivity == null ? null : Frozen.list(sensitivity);
    }
  }

  /** More or less urgent than it is. */
  @EventType("ticket.prioritise")
  record PrioritiseTicket(
      String ticketId,
      @Nullable String agentId,
      @Nullable Long expectedVersion,
      Priority priority,
      @Nullable String reason)
      implements AboutTicket {}

  /**
   * Gives the ticket to another queue or to one agent; one is named, and of both the agent counts.
   * What another queue says of tier and skills counts, no longer what the classification says.
   */
  @EventType("ticket.transfer")
  record TransferTicket(
      String ticketId,
      @Nullable String agentId,
      @Nullable Long expectedVersion,
      @Nullable String queue,
      @Nullable String toAgentId,
      @Nullable String reason)
      implements AboutTicket {}

  /** Needs more expert agents: the tier named, 1 to 9, or the next one. */
  @EventType("ticket.escalate")
  record EscalateTicket(
      String ticketId,
      @Nullable String agentId,
      @Nullable Long expectedVersion,
      @Nullable Integer tier,
      String reason)
      implements AboutTicket {}

  /** Ends a ticket for good; a later contact opens a follow-up. */
  @EventType("ticket.close")
  record CloseTicket(
      String ticketId,
      @Nullable String agentId,
      @Nullable Long expectedVersion,
      @Nullable String reason)
      implements AboutTicket {}
}
