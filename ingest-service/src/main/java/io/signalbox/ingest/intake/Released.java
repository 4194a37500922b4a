package io.signalbox.ingest.intake;

import io.signalbox.contracts.contact.Addressees;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.Party;
import io.signalbox.ingest.channel.Account;
import io.signalbox.ingest.channel.OwnAddresses;
import io.signalbox.ingest.conversation.Answer;
import io.signalbox.ingest.identity.Address;
import java.util.List;
import java.util.stream.Stream;

/**
 * A contact that waited, by the accounts as they are when a person releases it: one of them may
 * have been set up for its sake, and what was a customer's address may be ours by now.
 *
 * @param ours whether we sent it ourselves
 * @param sender the sender's addresses but ours
 * @param others addresses of those who got it or are to be answered, but ours
 */
record Released(Accepted accepted, boolean ours, List<Address> sender, List<Address> others) {

  static Released of(Accepted waiting, OwnAddresses own) {
    var sender = Address.of(waiting.workspace(), waiting.channel(), waiting.from());
    return new Released(
        placed(waiting, own),
        Destination.sentByUs(sender, own),
        sender.stream().filter(address -> !own.include(address)).toList(),
        others(waiting).filter(address -> !own.include(address)).toList());
  }

  /** Whom we answer by mail may answer that mail. */
  private static Stream<Address> others(Accepted waiting) {
    var channel = waiting.channel();
    var answered = Answer.byMail(channel) ? waiting.answerTo().to() : null;
    return Stream.of(
            waiting.to().stream(),
            waiting.cc().stream(),
            Stream.ofNullable(answered).map(Party::byEmail))
        .flatMap(parties -> parties)
        .flatMap(party -> Address.of(waiting.workspace(), channel, party).stream());
  }

  private static Accepted placed(Accepted waiting, OwnAddresses own) {
    var channel = waiting.channel();
    var named = waiting.account();
    var account =
        own.find(channel, named == null ? channel.value() : named)
            .orElseGet(() -> own.ofChannel(channel));
    return new Accepted(
        waiting.contactId(),
        waiting.workspace(),
        channel,
        account.id(),
        waiting.externalId(),
        waiting.conversationId(),
        account.brandOf(waiting.brand()),
        waiting.from(),
        waiting.to(),
        waiting.cc(),
        answerTo(waiting, account, own),
        waiting.subject(),
        waiting.text(),
        waiting.fullText(),
        account.languageOf(waiting.language()),
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

  private static Addressees answerTo(Accepted waiting, Account account, OwnAddresses own) {
    var channel = waiting.channel();
    var to = waiting.answerTo().to();
    var from = waiting.answerTo().from();
    return new Addressees(
        from != null && account.has(from) ? from : account.first(),
        to == null || own.include(channel, to) ? null : to,
        waiting.answerTo().cc().stream().filter(other -> !own.include(channel, other)).toList());
  }
}
