package io.signalbox.ingest.intake;

import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.contracts.contact.Party;
import io.signalbox.ingest.channel.OwnAddresses;
import io.signalbox.ingest.normalising.Addresses;
import io.signalbox.ingest.suspension.Suspension;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact that waited, by the accounts as they are when a person releases it: one of them may
 * have been set up for its sake, and what was a customer's address may be ours by now.
 *
 * @param destination where it came to, and who takes part in it
 */
record Released(Accepted accepted, Destination destination) {

  static Released of(Suspension suspension, OwnAddresses own) {
    var waiting = suspension.accepted();
    var stated = placeable(suspension.stated(), own);
    var parties = Parties.of(waiting.workspace(), stated, own);
    var destination = Destination.of(stated, parties, own);
    return new Released(placed(waiting, stated, parties, destination), destination);
  }

  /** What a contact says of where it came to and of who takes part; nothing of what it is about. */
  static Submitted stated(Submitted contact, OwnAddresses own) {
    var asked = contact.replyTo();
    return stated(
        contact,
        contact.account(),
        undialled(contact, contact.from(), own),
        contact.to().stream().map(party -> undialled(contact, party, own)).toList(),
        contact.cc().stream().map(party -> undialled(contact, party, own)).toList(),
        asked == null ? null : undialled(contact, asked, own));
  }

  private static Party undialled(Submitted contact, Party party, OwnAddresses own) {
    return Addresses.undialled(party, contact.channel(), own.region());
  }

  /** What named an account that there still is not came to the channel's own. */
  private static Submitted placeable(Submitted stated, OwnAddresses own) {
    var channel = stated.channel();
    var named = stated.account();
    return named == null || own.find(channel, named).isPresent()
        ? stated
        : stated(
            stated,
            own.ofChannel(channel).id(),
            stated.from(),
            stated.to(),
            stated.cc(),
            stated.replyTo());
  }

  private static Submitted stated(
      Submitted contact,
      @Nullable String account,
      Party from,
      List<Party> to,
      List<Party> cc,
      @Nullable Party replyTo) {
    return new Submitted(
        contact.channel(),
        account,
        null,
        null,
        contact.brand(),
        from,
        to,
        cc,
        replyTo,
        null,
        null,
        null,
        contact.language(),
        null,
        List.of(),
        Map.of());
  }

  private static Accepted placed(
      Accepted waiting, Submitted stated, Parties parties, Destination destination) {
    var account = destination.account();
    return new Accepted(
        waiting.contactId(),
        waiting.workspace(),
        waiting.channel(),
        account.id(),
        waiting.externalId(),
        waiting.conversationId(),
        account.brandOf(stated.brand()),
        parties.from().party(),
        Participant.parties(parties.to()),
        Participant.parties(parties.cc()),
        destination.answerTo(),
        waiting.subject(),
        waiting.text(),
        waiting.fullText(),
        account.languageOf(stated.language()),
        waiting.customerId(),
        waiting.inReplyTo(),
        waiting.references(),
        waiting.automated(),
        waiting.receivedAt(),
        waiting.occurredAt(),
        waiting.attachments(),
        waiting.attributes(),
        waiting.conversation(),
        waiting.customer());
  }
}
