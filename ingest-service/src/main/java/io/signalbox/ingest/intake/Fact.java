package io.signalbox.ingest.intake;

import io.signalbox.ingest.contact.ContactEntry;
import io.signalbox.ingest.contact.ContactStatus;
import io.signalbox.ingest.contact.TicketLink;
import io.signalbox.ingest.conversation.ConversationMembers;
import io.signalbox.ingest.conversation.KnownMail;
import io.signalbox.ingest.customer.CustomerKey;
import io.signalbox.ingest.customer.CustomerRecord;
import io.signalbox.ingest.duplicate.KnownExternalId;
import io.signalbox.ingest.identity.Link;
import io.signalbox.ingest.suspension.Suspension;
import io.signalbox.runtime.definition.Definition;
import io.signalbox.runtime.erasure.Erasure;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What ingest decided. */
sealed interface Fact {
  /** A workspace set up, changed or removed a channel or an account. */
  record Defined(Definition definition) implements Fact {}

  /** A contact came, and this became of it. */
  record Taken(ContactEntry contact) implements Fact {}

  /** An external id came for the first time. */
  record Remembered(KnownExternalId seen) implements Fact {}

  /** External ids were forgotten. */
  record Forgot(List<UUID> keys) implements Fact {}

  /** A mail came, was sent, or was named by another one. */
  record MailKnown(KnownMail mail) implements Fact {}

  /** Of the mails that are known for long, these were forgotten and those kept. */
  record MailsPruned(List<UUID> forgotten, List<KnownMail> kept) implements Fact {}

  /** External ids and mails will be looked through for outdated ones. */
  record PruningPlanned(Instant due) implements Fact {}

  /** An address was learnt. */
  record Linked(Link link) implements Fact {}

  /** Somebody said what is known of a customer. */
  record CustomerChanged(CustomerRecord customer) implements Fact {}

  /** All that is known of a customer is forgotten, and these of their addresses. */
  record Unlinked(CustomerKey customer, Set<UUID> addresses) implements Fact {}

  /** Contacts that waited are thrown away, for their customer is erased. */
  record ThrownAway(String workspace, List<UUID> contacts) implements Fact {}

  /** A customer is being erased, or has been. */
  record ErasureStands(Erasure erasure) implements Fact {}

  /** A conversation began, has a new member, came to its end or goes on after it. */
  record MembersChanged(ConversationMembers members) implements Fact {}

  /** A contact has to wait. */
  record Held(Suspension suspension) implements Fact {}

  /** A person released or discarded it. */
  record Settled(Suspension suspension, ContactStatus status) implements Fact {}

  /** A contact became part of a ticket. */
  record Ticketed(TicketLink link) implements Fact {}
}
