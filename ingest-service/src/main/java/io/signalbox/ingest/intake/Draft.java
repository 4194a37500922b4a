package io.signalbox.ingest.intake;

import io.signalbox.contracts.contact.Automation;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.Conversation;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.ingest.channel.OwnAddresses;
import io.signalbox.ingest.contact.ContactIds;
import io.signalbox.ingest.conversation.KnownMail;
import io.signalbox.ingest.conversation.Threading;
import io.signalbox.ingest.duplicate.ExternalKey;
import io.signalbox.ingest.identity.Address;
import io.signalbox.ingest.normalising.ContactText;
import io.signalbox.ingest.normalising.MachineMail;
import io.signalbox.ingest.normalising.MessageIds;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contact in one shape, before anything is known about it but itself.
 *
 * @param by who handed it in
 * @param answered the mails it answers, the nearest first
 * @param mail the key of this mail; null if it is none or has no id
 * @param references keys of the mails it answers, the nearest first, as ours and as others'
 * @param named the same as others' only: at most the nearest, and the one that began it all
 */
record Draft(
    UUID contactId,
    String workspace,
    Instant at,
    Submitted contact,
    ContactText contactText,
    Actor by,
    Parties parties,
    @Nullable UUID externalKey,
    List<String> answered,
    @Nullable UUID mail,
    List<UUID> references,
    List<UUID> named) {
  private static final int NEAREST_MAX = 20;

  static Draft of(Received received, Submission submission, OwnAddresses ours) {
    var workspace = received.workspace();
    var contact = submission.contact();
    var answered = answered(contact);
    return new Draft(
        ContactIds.of(workspace, received.id(), received.at()),
        workspace,
        received.at(),
        contact,
        submission.contactText(),
        received.actor(),
        Parties.of(workspace, contact, ours),
        ExternalKey.of(workspace, contact, submission.contactText()),
        answered,
        mail(workspace, contact),
        answered.stream().flatMap(id -> keys(workspace, contact, id)).toList(),
        IntStream.range(0, answered.size())
            .filter(i -> i < NEAREST_MAX || i == answered.size() - 1)
            .mapToObj(i -> KnownMail.key(workspace, contact, answered.get(i)))
            .toList());
  }

  String id() {
    return contactId.toString();
  }

  /** The sender's addresses. */
  List<Address> addresses() {
    return parties.from().addresses();
  }

  /** What routing reads. */
  Accepted accepted(
      UUID customerId,
      @Nullable CustomerFacts customer,
      Destination destination,
      Threading threading) {
    var account = destination.account();
    return new Accepted(
        id(),
        workspace,
        contact.channel(),
        account.id(),
        contact.externalId(),
        contact.conversationId(),
        account.brandOf(contact.brand()),
        parties.from().party(),
        Participant.parties(parties.to()),
        Participant.parties(parties.cc()),
        destination.answerTo(),
        contactText.subject(),
        contactText.text(),
        contactText.fullText(),
        account.languageOf(contact.language()),
        customerId.toString(),
        answered.isEmpty() ? null : answered.getFirst(),
        MessageIds.thread(contact.attributes()),
        automation(),
        at,
        occurredAt(),
        contactText.attachments(),
        contactText.attributes(),
        new Conversation(threading.key(), true, threading.lasting()),
        customer);
  }

  /** Which kind of machine wrote it, if one did. */
  Automation automation() {
    return MachineMail.automation(contact.attributes());
  }

  /** A sender's clock may be wrong; nothing is sent after we had it. */
  private Instant occurredAt() {
    var said = contact.occurredAt();
    return said == null || said.isAfter(at) ? at : said;
  }

  private static @Nullable UUID mail(String workspace, Submitted contact) {
    var id = contact.externalId();
    return id == null || id.isBlank() || !contact.channel().equals(Channel.EMAIL)
        ? null
        : KnownMail.key(workspace, contact, id);
  }

  private static Stream<UUID> keys(String workspace, Submitted contact, String id) {
    return Stream.concat(
        KnownMail.ourKeyIn(workspace, id), Stream.of(KnownMail.key(workspace, contact, id)));
  }

  private static List<String> answered(Submitted contact) {
    if (!contact.channel().equals(Channel.EMAIL)) {
      return List.of();
    }
    var thread = new ArrayList<>(MessageIds.thread(contact.attributes()));
    var nearest = MessageIds.answered(contact.attributes());
    return Stream.concat(nearest.stream(), thread.reversed().stream()).distinct().toList();
  }
}
