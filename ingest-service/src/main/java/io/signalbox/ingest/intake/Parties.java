package io.signalbox.ingest.intake;

import io.signalbox.contracts.contact.Addressees;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.contracts.contact.Party;
import io.signalbox.ingest.conversation.Answer;
import io.signalbox.ingest.normalising.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a contact and who got it, each address in one form.
 *
 * @param others who got it or is to be answered, but us
 */
record Parties(
    Party from, List<Party> to, List<Party> cc, List<Party> others, Addressees answerTo) {

  /** Of a contact; {@code region} is where numbers without a country code are dialled. */
  static Parties of(Submitted contact, String region) {
    var channel = contact.channel();
    var from = Addresses.normalised(contact.from(), channel, region);
    var to = normalised(contact.to(), channel, region);
    var cc = normalised(contact.cc(), channel, region);
    var asked =
        contact.replyTo() == null ? null : Addresses.normalised(contact.replyTo(), channel, region);
    var recipients = Stream.concat(to.stream(), cc.stream()).toList();
    var own = own(contact, region);
    var others = new ArrayList<>(recipients);
    Stream.ofNullable(asked).forEach(others::add);
    if (Answer.byMail(channel)) {
      others.add(from); // whom we answer by mail may answer that mail, also where a form stated it
    }
    others.removeIf(party -> own != null && own.equals(party.email()));
    return new Parties(from, to, cc, others, Answer.of(channel, from, asked, recipients, own));
  }

  private static List<Party> normalised(List<Party> given, Channel channel, String region) {
    return given.stream().map(party -> Addresses.normalised(party, channel, region)).toList();
  }

  /** Our own mailbox that it came to, as far as the account says. */
  private static @Nullable String own(Submitted contact, String region) {
    var account = contact.account();
    return account == null
        ? null
        : Addresses.normalised(Party.byEmail(account), contact.channel(), region).email();
  }
}
