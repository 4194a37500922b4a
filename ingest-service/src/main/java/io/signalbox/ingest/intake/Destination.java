package io.signalbox.ingest.intake;

import io.signalbox.contracts.contact.Addressees;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.contracts.contact.IngestCommand.DefineAccount;
import io.signalbox.contracts.contact.Party;
import io.signalbox.contracts.contact.SuspensionReason;
import io.signalbox.ingest.channel.Account;
import io.signalbox.ingest.channel.OwnAddresses;
import io.signalbox.ingest.conversation.Answer;
import io.signalbox.ingest.identity.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of our accounts a contact came to, and who takes part in it but us: none of our own
 * addresses is among them, so that none becomes a member, a customer or somebody we write to.
 *
 * @param account the one that the contact names, else the one it is to, else the channel's own
 * @param known whether there is that account
 * @param ours whether we sent it ourselves
 * @param sender the sender's addresses
 * @param others addresses of those who got it or are to be answered
 * @param answerTo where an answer to it goes
 * @param why it has to wait for a person because of its account, if it has to
 */
record Destination(
    Account account,
    boolean known,
    boolean ours,
    List<Address> sender,
    List<Address> others,
    Addressees answerTo,
    Optional<SuspensionRules.Why> why) {

  /** Of a contact, by the accounts as they are now. */
  static Destination of(Submitted contact, Parties parties, OwnAddresses own) {
    var sender = parties.from().addresses();
    var ours = sentByUs(sender, own);
    var from = ours ? unnamed(parties.from().party()) : without(own, contact, parties.from());
    var asked =
        Stream.ofNullable(parties.asked()).filter(it -> !us(it, own)).findFirst().orElse(null);
    var others = parties.recipients().filter(it -> !us(it, own)).toList();
    var toUs = others.size() < parties.to().size() + parties.cc().size();
    var account = account(contact, parties, own);
    var known = own.find(contact.channel(), account.id()).isPresent();
    return new Destination(
        account,
        known,
        ours,
        ours ? List.of() : sender.stream().filter(it -> !own.include(it)).toList(),
        addressed(contact, parties, others, asked, ours, own),
        Answer.of(
            contact.channel(),
            account.among(parties.addressed()).orElseGet(account::first),
            from,
            asked == null ? null : asked.party(),
            others.stream().map(Participant::party).toList(),
            toUs),
        why(contact, account, known));
  }

  /** The account that a contact came to. */
  static Account account(Submitted contact, Parties parties, OwnAddresses own) {
    var channel = contact.channel();
    var named = contact.account();
    if (named != null) {
      return own.find(channel, named)
          .orElseGet(
              () ->
                  new Account(
                      new DefineAccount(
                          named, channel, List.of(), null, null, null, Map.of(), false),
                      List.of()));
    }
    return own.of(channel, parties.addressed()).orElseGet(() -> own.ofChannel(channel));
  }

  private static Optional<SuspensionRules.Why> why(
      Submitted contact, Account account, boolean known) {
    if (!known) {
      return Optional.of(
          new SuspensionRules.Why(
              SuspensionReason.UNKNOWN_ACCOUNT,
              "There is no account %s on channel %s. Released, it is that account's if there is"
                      .formatted(account.id(), contact.channel())
                  + " one by then, else the channel's own."));
    }
    return account.said().paused()
        ? Optional.of(
            new SuspensionRules.Why(
                SuspensionReason.ACCOUNT_PAUSED, "Account %s is paused.".formatted(account.id())))
        : Optional.empty();
  }

  /** Whom we answer by mail may answer that mail, also where a form stated it. */
  private static List<Address> addressed(
      Submitted contact,
      Parties parties,
      List<Participant> others,
      @Nullable Participant asked,
      boolean ours,
      OwnAddresses own) {
    var answered =
        Answer.byMail(contact.channel()) && !ours
            ? Stream.of(parties.from())
            : Stream.<Participant>empty();
    return Stream.of(others.stream(), Stream.ofNullable(asked), answered)
        .flatMap(it -> it)
        .flatMap(it -> it.addresses().stream())
        .filter(it -> !own.include(it))
        .toList();
  }

  /** By the addresses that the channel vouches for; where there are none, by what is stated. */
  static boolean sentByUs(List<Address> sender, OwnAddresses own) {
    var vouched = sender.stream().filter(Address::vouched).toList();
    return (vouched.isEmpty() ? sender : vouched).stream().anyMatch(own::include);
  }

  private static boolean us(Participant participant, OwnAddresses own) {
    return participant.addresses().stream().anyMatch(own::include);
  }

  private static Party without(OwnAddresses own, Submitted contact, Participant sender) {
    return us(sender, own) ? own.without(contact.channel(), sender.party()) : sender.party();
  }

  private static Party unnamed(Party party) {
    return new Party(party.name(), null, null, null, null);
  }
}
