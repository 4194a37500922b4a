package io.signalbox.routing.arrival;

import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.Conversation;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.ticket.Classification;
import io.signalbox.contracts.ticket.Message;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.classification.Facts;
import io.signalbox.routing.classification.RuleBook;
import io.signalbox.routing.conversation.ConversationTable;
import io.signalbox.routing.conversation.Threading;
import io.signalbox.routing.handling.Reactivation;
import io.signalbox.routing.message.Excerpt;
import io.signalbox.routing.message.TicketMessage;
import io.signalbox.routing.offer.Dispatch;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.state.Fact;
import io.signalbox.routing.ticket.Answering;
import io.signalbox.routing.ticket.Origin;
import io.signalbox.routing.ticket.ParticipantTable.Participant;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Placement;
import io.signalbox.routing.ticket.Step;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.Track;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of an accepted contact. */
public final class Arrival {
  private final Dispatch dispatch;
  private final Reactivation reactivation;
  private final RoutingSettings settings;

  /** Arrival by way of these. */
  public Arrival(Dispatch dispatch, Reactivation reactivation, RoutingSettings settings) {
    this.dispatch = dispatch;
    this.reactivation = reactivation;
    this.settings = settings;
  }

  /** The id of the conversation a contact may join; empty if there is none for it. */
  public static Optional<UUID> conversation(String workspace, Accepted contact) {
    return joinable(contact).map(c -> ConversationTable.id(workspace, c.conversationKey()));
  }

  private static Optional<Conversation> joinable(Accepted contact) {
    return Optional.ofNullable(contact.conversation()).filter(Conversation::senderMayJoin);
  }

  /** Opens a ticket for it, or joins it to the ticket its conversation is in. */
  public Decision<Fact> decide(Draft draft, Accepted contact) {
    if (draft.erasures().find(draft.workspace(), contact.customerId()) != null) {
      return Decision.refused("customer-erased", "Its customer was erased since it came.");
    }
    var conversation = conversation(draft.workspace(), contact).orElse(null);
    var known = conversation == null ? null : draft.conversation(conversation);
    var ticket = known == null ? null : goesOn(draft, known);
    var lasting = joinable(contact).map(Conversation::lasting).orElse(false);
    var threading =
        Threading.of(ticket, lasting, contact.automated(), draft.at(), settings.reopenWindow());
    if (ticket == null || threading == Threading.OPENS) {
      open(draft, contact, conversation, null);
    } else {
      switch (threading) {
        case OPENS, JOINS -> join(draft, ticket, contact);
        case RESUMES -> resume(draft, ticket, contact);
        case REOPENS -> reopen(draft, ticket, contact);
        case FOLLOWS_UP -> open(draft, contact, conversation, ticket.id());
      }
    }
    return draft.done();
  }

  /** One whose customer is being erased is over: who writes on begins anew. */
  private static @Nullable Ticket goesOn(Draft draft, UUID id) {
    var ticket = draft.ticket(id);
    return ticket == null
            || draft.erasures().goesOn(draft.workspace(), ticket.origin().customerId())
        ? null
        : ticket;
  }

  private void resume(Draft draft, Ticket ticket, Accepted contact) {
    var joined = join(draft, ticket, contact);
    var _ = reactivation.resume(draft, joined, "the customer wrote");
  }

  private void reopen(Draft draft, Ticket ticket, Accepted contact) {
    var joined = join(draft, ticket, contact);
    var _ = reactivation.reopen(draft, joined, contact.contactId(), null, "the customer wrote");
  }

  private static Ticket join(Draft draft, Ticket ticket, Accepted contact) {
    if (!contact.customerId().equals(ticket.origin().customerId())) {
      var who = new Participant(contact.customerId(), ticket.id(), draft.workspace());
      draft.note(new Fact.TookPart(who));
    }
    var said = say(draft, ticket.id(), ticket.origin().customerId(), contact);
    return draft.tell(
        ticket.answering(answering(contact, customer(ticket, contact))),
        view -> new TicketEvent.MessageReceived(view, contact.contactId(), said));
  }

  private static Answering answering(Accepted contact, @Nullable CustomerFacts customer) {
    var answer = contact.answerTo();
    return new Answering(contact.externalId(), answer.to(), answer.cc(), customer);
  }

  /** Others may write in the conversation: what is known of them is not the customer's. */
  private static @Nullable CustomerFacts customer(Ticket ticket, Accepted contact) {
    return contact.customerId().equals(ticket.origin().customerId())
        ? contact.customer()
        : ticket.track().answers().customer();
  }

  /** Keeps what the contact says; answers as much of it as events carry. */
  private static Message say(Draft draft, UUID ticket, String customer, Accepted contact) {
    var message = TicketMessage.received(draft.workspace(), ticket, draft.at(), contact);
    draft.say(message, customer);
    return Excerpt.of(message.whole());
  }

  private void open(
      Draft draft, Accepted contact, @Nullable UUID conversation, @Nullable UUID followUpOf) {
    var id = Ids.timeOrdered(draft.at(), draft.workspace(), contact.contactId(), "ticket");
    var unclassified =
        new Classification(
            null, Priority.NORMAL, 1, Map.of(), contact.language(), List.of(), List.of());
    var ticket =
        draft.open(
            new Ticket(
                UUID.fromString(id),
                draft.workspace(),
                origin(draft, contact, followUpOf),
                unclassified,
                Placement.in(RuleBook.DEFAULT_QUEUE, Step.CLASSIFIED),
                new Phase.New(),
                Track.begun(answering(contact, contact.customer()))));
    if (conversation != null) {
      var known = draft.conversation(conversation) != null;
      draft.note(new Fact.Bound(conversation, ticket.id(), known));
    }
    var said = say(draft, ticket.id(), contact.customerId(), contact);
    var before = followUpOf == null ? null : followUpOf.toString();
    var opened =
        draft.tell(ticket, view -> new TicketEvent.Opened(view, contact.contactId(), before, said));
    var _ = dispatch.place(draft, classify(draft, opened, contact), draft.at(), List.of());
  }

  private static Ticket classify(Draft draft, Ticket ticket, Accepted contact) {
    var said = draft.workspaceState().definitions().rules().classify(Facts.of(contact));
    return draft.tell(
        ticket.classified(said.classification()).placed(said.queue(), Step.CLASSIFIED),
        view -> new TicketEvent.Classified(view, null, said.reasons(), null));
  }

  private static Origin origin(Draft draft, Accepted contact, @Nullable UUID followUpOf) {
    return new Origin(
        contact.channel(),
        contact.account(),
        contact.brand(),
        contact.customerId(),
        contact.answerTo().to(),
        contact.answerTo().from(),
        contact.subject(),
        joinable(contact).map(Conversation::conversationKey).orElse(null),
        draft.enteredAt(),
        followUpOf);
  }
}
