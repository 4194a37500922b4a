package io.signalbox.ingest.identity;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.Party;
import io.signalbox.ingest.normalising.Addresses;
import io.signalbox.runtime.shard.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One address of a customer. Handles and provider's ids are names on one channel only; e-mail
 * addresses and phone numbers are the same on all.
 *
 * @param id hash of all the rest, and of the workspace
 * @param vouched whether the channel itself says that the sender has this address, rather than the
 *     sender
 */
public record Address(UUID id, Kind kind, String text, boolean vouched) {

  /** The kinds of address, those first that say most about who somebody is. */
  public enum Kind {
    EMAIL,
    PHONE,
    EXTERNAL,
    HANDLE
  }

  /** Channels on which people type in who they are, their handle too. */
  private static final Set<Channel> TYPED = Set.of(Channel.WEB, Channel.API, Channel.STORE);

  /** All addresses of a normalised party, vouched ones first. */
  public static List<Address> of(String workspace, Channel channel, Party party) {
    var all = new ArrayList<Address>(4);
    add(all, workspace, channel, Kind.EMAIL, party.email());
    add(all, workspace, channel, Kind.PHONE, party.phone());
    add(all, workspace, channel, Kind.EXTERNAL, party.externalId());
    add(all, workspace, channel, Kind.HANDLE, party.handle());
    all.sort(Comparator.comparing(Address::vouched, Comparator.reverseOrder()));
    return List.copyOf(all);
  }

  private static void add(
      List<Address> all, String workspace, Channel channel, Kind kind, @Nullable String text) {
    if (text == null) {
      return;
    }
    var scoped =
        switch (kind) {
          case EMAIL, PHONE -> text;
          case EXTERNAL, HANDLE -> channel.value() + ":" + text;
        };
    var id = Ids.hash("address", workspace, kind.name(), scoped);
    all.add(new Address(id, kind, scoped, vouched(channel, kind)));
  }

  private static boolean vouched(Channel channel, Kind kind) {
    return switch (kind) {
      case EMAIL -> channel.equals(Channel.EMAIL);
      case PHONE -> Addresses.BY_PHONE.contains(channel);
      case EXTERNAL -> true;
      case HANDLE -> !TYPED.contains(channel);
    };
  }
}
