package io.signalbox.ingest.channel;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.IngestCommand.DefineAccount;
import io.signalbox.contracts.contact.Party;
import io.signalbox.ingest.identity.Address;
import io.signalbox.ingest.normalising.Addresses;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the company itself is called on a channel.
 *
 * @param said what the workspace set up
 * @param names its addresses in one form each, in the order in which they were given
 */
public record Account(DefineAccount said, List<Name> names) {
  public Account {
    names = List.copyOf(names);
  }

  /**
   * One of its addresses.
   *
   * @param text in the form in which answers have it as their sender
   * @param keys by which a party that is us is known
   */
  record Name(String text, List<Key> keys) {
    Name {
      keys = List.copyOf(keys);
    }
  }

  /** An address as customers' addresses are told apart. */
  record Key(Address.Kind kind, String text) {
    static Key of(Address address) {
      return new Key(address.kind(), address.text());
    }

    /** The address of which this is a plus-address; the same if it is none. */
    Key withoutPlus() {
      var plus = kind == Address.Kind.EMAIL ? text.indexOf('+') : -1;
      var at = text.lastIndexOf('@');
      return plus < 1 || plus > at
          ? this
          : new Key(kind, text.substring(0, plus) + text.substring(at));
    }
  }

  /**
   * An account with its addresses in one form; those that are none on the channel are left out.
   *
   * @param region where numbers are dialled if the account doesn't say
   */
  static Account of(String workspace, DefineAccount said, String region) {
    var here = said.region() == null ? region : said.region();
    return new Account(
        said,
        said.addresses().stream()
            .map(address -> name(workspace, said.channel(), address, here))
            .flatMap(Optional::stream)
            .toList());
  }

  /** Its id. */
  public String id() {
    return said.id();
  }

  /** The brand of a contact that says this of it. */
  public @Nullable String brandOf(@Nullable String stated) {
    return stated == null ? said.brand() : stated;
  }

  /** The language of a contact that says this of it. */
  public @Nullable String languageOf(@Nullable String stated) {
    return stated == null ? said.language() : stated;
  }

  /** The address that answers leave from where none was written to; null if it has none. */
  public @Nullable String first() {
    return names.isEmpty() ? null : names.getFirst().text();
  }

  /** The first of these that is its own, without what stood behind its plus. */
  public Optional<String> among(List<Address> addresses) {
    return addresses.stream()
        .map(Key::of)
        .flatMap(key -> Stream.of(key, key.withoutPlus()))
        .flatMap(key -> names.stream().filter(name -> name.keys().contains(key)))
        .map(Name::text)
        .findFirst();
  }

  /** An address as it is on a channel; empty if it is none there. */
  static Optional<Name> name(String workspace, Channel channel, String address, String region) {
    var party = Addresses.normalised(party(channel, address), channel, region);
    var keys = Address.of(workspace, channel, party).stream().map(Key::of).toList();
    var text =
        party.email() != null
            ? party.email()
            : party.phone() != null ? party.phone() : party.handle();
    return text == null ? Optional.empty() : Optional.of(new Name(text, keys));
  }

  /** Pages and bots are named by their handle or by the id that the provider gave them. */
  private static Party party(Channel channel, String address) {
    if (Addresses.BY_PHONE.contains(channel)) {
      return new Party(null, null, address, null, null);
    }
    return channel.equals(Channel.EMAIL) || address.indexOf('@') > 0
        ? Party.byEmail(address)
        : new Party(null, null, null, address, address);
  }
}
