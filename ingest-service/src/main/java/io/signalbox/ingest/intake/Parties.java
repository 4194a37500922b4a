package io.signalbox.ingest.intake;

import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.contracts.contact.Party;
import io.signalbox.ingest.channel.OwnAddresses;
import io.signalbox.ingest.identity.Address;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a contact and who got it.
 *
 * @param asked whom the sender asks to answer; null for the sender
 */
record Parties(
    Participant from, List<Participant> to, List<Participant> cc, @Nullable Participant asked) {

  /** Of a contact; numbers without a country code are dialled where its account is. */
  static Parties of(String workspace, Submitted contact, OwnAddresses ours) {
    var first = of(workspace, contact, ours.region());
    var region = Destination.account(contact, first, ours).said().region();
    return region == null || region.equals(ours.region()) ? first : of(workspace, contact, region);
  }

  private static Parties of(String workspace, Submitted contact, String region) {
    var asked = contact.replyTo();
    return new Parties(
        participant(workspace, contact, contact.from(), region),
        participants(workspace, contact, contact.to(), region),
        participants(workspace, contact, contact.cc(), region),
        asked == null ? null : participant(workspace, contact, asked, region));
  }

  /** All who got it. */
  Stream<Participant> recipients() {
    return Stream.concat(to.stream(), cc.stream());
  }

  /** The addresses of all who got it. */
  List<Address> addressed() {
    return recipients().flatMap(it -> it.addresses().stream()).toList();
  }

  private static List<Participant> participants(
      String workspace, Submitted contact, List<Party> given, String region) {
    return given.stream().map(party -> participant(workspace, contact, party, region)).toList();
  }

  private static Participant participant(
      String workspace, Submitted contact, Party given, String region) {
    return Participant.of(workspace, contact.channel(), given, region);
  }
}
