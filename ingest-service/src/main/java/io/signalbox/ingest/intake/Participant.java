package io.signalbox.ingest.intake;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.Party;
import io.signalbox.ingest.identity.Address;
import io.signalbox.ingest.normalising.Addresses;
import java.util.List;

/** Somebody who sent a contact or got it, each address in one form. */
record Participant(Party party, List<Address> addresses) {
  Participant {
    addresses = List.copyOf(addresses);
  }

  /** As other services see them. */
  static List<Party> parties(List<Participant> those) {
    return those.stream().map(Participant::party).toList();
  }

  /** Of a contact on a channel; {@code region} is where numbers are dialled. */
  static Participant of(String workspace, Channel channel, Party given, String region) {
    var party = Addresses.normalised(given, channel, region);
    return new Participant(party, Address.of(workspace, channel, party));
  }
}
