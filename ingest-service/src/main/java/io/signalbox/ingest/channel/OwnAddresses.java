package io.signalbox.ingest.channel;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.IngestCommand.DefineAccount;
import io.signalbox.contracts.contact.Party;
import io.signalbox.ingest.identity.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of one workspace, and which addresses are ours by them. E-mail addresses and phone
 * numbers are ours on every channel, other names on their own. A plus-address of ours is ours.
 */
public final class OwnAddresses {
  private final String workspace;
  private final String region;
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<Account.Key, List<Account>> byName = new HashMap<>();

  /** Whose and which account an address is. */
  record Found(Account account, String address) {}

  OwnAddresses(String workspace, String region) {
    this.workspace = workspace;
    this.region = region;
  }

  /** Where numbers without a country code are dialled, as far as no account says another. */
  public String region() {
    return region;
  }

  /** The account of that id on a channel; each channel has one of its own name. */
  public Optional<Account> find(Channel channel, String id) {
    var found = accounts.get(id);
    if (found != null) {
      return found.said().channel().equals(channel) ? Optional.of(found) : Optional.empty();
    }
    return id.equals(channel.value()) ? Optional.of(ofChannel(channel)) : Optional.empty();
  }

  /** The channel's own account. */
  public Account ofChannel(Channel channel) {
    var found = accounts.get(channel.value());
    return found == null ? new Account(DefineAccount.of(channel), List.of()) : found;
  }

  /** The account on a channel that has one of these addresses, by the first that is ours there. */
  public Optional<Account> of(Channel channel, Collection<Address> addresses) {
    return addresses.stream().flatMap(it -> on(channel, it).stream()).findFirst();
  }

  /** Whether an address is ours. */
  public boolean include(Address address) {
    return having(Account.Key.of(address)).findAny().isPresent();
  }

  /** A party without those of its addresses that are ours. */
  public Party without(Channel channel, Party party) {
    var ours =
        Address.of(workspace, channel, party).stream()
            .filter(this::include)
            .map(Address::kind)
            .toList();
    return new Party(
        party.name(),
        ours.contains(Address.Kind.EMAIL) ? null : party.email(),
        ours.contains(Address.Kind.PHONE) ? null : party.phone(),
        ours.contains(Address.Kind.HANDLE) ? null : party.handle(),
        ours.contains(Address.Kind.EXTERNAL) ? null : party.externalId());
  }

  /** Another account with an address of this one on the same channel; null if there is none. */
  @Nullable Found taken(Account account) {
    for (var name : account.names()) {
      for (var key : name.keys()) {
        for (var other : byName.getOrDefault(key, List.of())) {
          if (!other.id().equals(account.id())
              && other.said().channel().equals(account.said().channel())) {
            return new Found(other, name.text());
          }
        }
      }
    }
    return null;
  }

  /** Whether any is on that channel. */
  boolean anyOn(Channel channel) {
    return accounts.values().stream().anyMatch(it -> it.said().channel().equals(channel));
  }

  /** The channel of the account of that id, if it was set up. */
  Optional<Channel> channelOf(String id) {
    return Optional.ofNullable(accounts.get(id)).map(account -> account.said().channel());
  }

  Account read(DefineAccount said) {
    return Account.of(workspace, said, region);
  }

  Optional<Account.Name> read(DefineAccount said, String address) {
    var here = said.region() == null ? region : said.region();
    return Account.name(workspace, said.channel(), address, here);
  }

  void put(DefineAccount said) {
    remove(said.id());
    var account = read(said);
    accounts.put(said.id(), account);
    account.names().stream()
        .flatMap(name -> name.keys().stream())
        .distinct()
        .forEach(key -> byName.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(account));
  }

  void remove(String id) {
    var account = accounts.remove(id);
    if (account != null) {
      account.names().stream()
          .flatMap(name -> name.keys().stream())
          .distinct()
          .forEach(key -> byName.computeIfPresent(key, (_, those) -> without(those, account)));
    }
  }

  private static @Nullable List<Account> without(List<Account> those, Account account) {
    those.remove(account);
    return those.isEmpty() ? null : those;
  }

  private Optional<Account> on(Channel channel, Address address) {
    return having(Account.Key.of(address))
        .filter(it -> it.said().channel().equals(channel))
        .findFirst();
  }

  /** Those with that address first, then those of which it is a plus-address. */
  private Stream<Account> having(Account.Key key) {
    if (byName.isEmpty()) return Stream.empty();
    return Stream.of(key, key.withoutPlus())
        .flatMap(name -> byName.getOrDefault(name, List.of()).stream());
  }
}
