package io.signalbox.ingest.intake;

import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.MessageReceived;
import io.signalbox.contracts.ticket.TicketEvent.Opened;
import io.signalbox.ingest.contact.ContactIds;
import io.signalbox.ingest.contact.TicketLink;
import io.signalbox.ingest.contact.TicketLink.Threaded;
import io.signalbox.runtime.shard.Decision;

/** What ingest learns from tickets: which one a contact became part of. */
final class TicketRules {
  private TicketRules() {}

  /** Whether a type of event is one of those below: the others need not be read. */
  static boolean concerns(Class<?> type) {
    return type == Opened.class || type == MessageReceived.class;
  }

  static Decision<Fact> decide(String workspace, TicketEvent event) {
    if (event instanceof Opened opened) {
      var threaded = opened.followUpOf() == null ? Threaded.OPENED : Threaded.FOLLOW_UP;
      return linked(workspace, opened.contactId(), opened.ticket().ticketId(), threaded);
    }
    if (event instanceof MessageReceived message) {
      var ticket = message.ticket().ticketId();
      return linked(workspace, message.contactId(), ticket, Threaded.CONTINUED);
    }
    return Decision.nothing();
  }

  private static Decision<Fact> linked(
      String workspace, String contactId, String ticketId, Threaded threaded) {
    var contact = ContactIds.parse(contactId);
    return contact == null // an agent opened it, so that no contact of ours began it
        ? Decision.nothing()
        : Decision.<Fact>of()
            .fact(new Fact.Ticketed(new TicketLink(contact, workspace, ticketId, threaded)))
            .build();
  }
}
