package io.signalbox.ingest.intake;

import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.Closed;
import io.signalbox.contracts.ticket.TicketEvent.MessageReceived;
import io.signalbox.contracts.ticket.TicketEvent.Opened;
import io.signalbox.contracts.ticket.TicketEvent.Reopened;
import io.signalbox.contracts.ticket.TicketEvent.Replied;
import io.signalbox.contracts.ticket.TicketEvent.Resolved;
import io.signalbox.contracts.ticket.TicketView;
import io.signalbox.ingest.contact.TicketLink;
import io.signalbox.ingest.contact.TicketLink.Threaded;
import io.signalbox.ingest.conversation.Answer;
import io.signalbox.ingest.conversation.KnownMail;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Received;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What ingest learns from tickets: which one a contact became part of, which mails are ours, and
 * for how long the mails of a conversation are to be known.
 */
final class TicketRules {
  private static final Set<Class<?>> TYPES =
      Set.of(
          Opened.class,
          MessageReceived.class,
          Replied.class,
          Resolved.class,
          Reopened.class,
          Closed.class);

  private final Memory memory;

  TicketRules(Memory memory) {
    this.memory = memory;
  }

  /** Whether a type of event is one of those below: the others need not be read. */
  static boolean concerns(Class<?> type) {
    return TYPES.contains(type);
  }

  /** The conversation that an event is about, if it goes on by mail; else null. */
  static @Nullable String conversation(TicketEvent event) {
    return event instanceof TicketEvent.AboutTicket about && Answer.byMail(about.ticket().channel())
        ? about.ticket().conversationId()
        : null;
  }

  Decision<Fact> decide(Received received, TicketEvent event) {
    var decision = Decision.<Fact>of();
    var conversation = conversation(event);
    if (event instanceof Opened opened) {
      var threaded = opened.followUpOf() == null ? Threaded.OPENED : Threaded.FOLLOW_UP;
      linked(received, opened.contactId(), opened.ticket(), threaded, decision);
      ended(conversation, null, decision);
    } else if (event instanceof MessageReceived message) {
      linked(received, message.contactId(), message.ticket(), Threaded.CONTINUED, decision);
    } else if (event instanceof Replied replied && conversation != null) {
      var ours = KnownMail.ourKey(received.workspace(), replied.message().messageId());
      decision.fact(new Fact.MailKnown(KnownMail.received(ours, conversation, received.at())));
    } else if (event instanceof Reopened) {
      ended(conversation, null, decision);
    } else if (event instanceof Resolved || event instanceof Closed) {
      ended(conversation, received.at(), decision);
    }
    return decision.build();
  }

  private void ended(
      @Nullable String conversation, @Nullable Instant at, Decision.Builder<Fact> decision) {
    var members = conversation == null ? null : memory.conversations.find(conversation);
    if (members != null && !Objects.equals(members.endedAt(), at)) {
      decision.fact(new Fact.MembersChanged(members.ended(at)));
    }
  }

  private static void linked(
      Received received,
      String contactId,
      TicketView ticket,
      Threaded threaded,
      Decision.Builder<Fact> decision) {
    Ids.parse(contactId) // else an agent opened it, so that no contact of ours began it
        .map(id -> new TicketLink(id, received.workspace(), ticket.ticketId(), threaded))
        .ifPresent(link -> decision.fact(new Fact.Ticketed(link)));
  }
}
