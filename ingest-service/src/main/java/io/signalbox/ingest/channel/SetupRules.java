package io.signalbox.ingest.channel;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.IngestCommand.DefineAccount;
import io.signalbox.contracts.contact.IngestCommand.DefineChannel;
import io.signalbox.ingest.normalising.Regions;
import io.signalbox.runtime.definition.Definition;
import java.util.Optional;
import java.util.function.Predicate;

/** What makes a channel or an account unsound, and what must not be removed. */
public final class SetupRules {
  private static final String UNKNOWN_CHANNEL = "unknown-channel";
  private static final String WRONG_CHANNEL = "wrong-channel";

  private SetupRules() {}

  /** Why something can't be set up or removed. */
  public record Flaw(String reason, String detail) {}

  /**
   * The first there is; empty if there is none.
   *
   * @param declared whether the workspace declared a channel
   */
  public static Optional<Flaw> flaw(
      Definition next, OwnAddresses own, Predicate<Channel> declared) {
    return switch (next.body()) {
      case DefineChannel channel -> channel(new Channel(channel.id()));
      case DefineAccount account ->
          channel(account, own, declared).or(() -> details(account)).or(() -> taken(account, own));
      case null -> removed(next, own);
      default -> throw new IllegalArgumentException("no rule for " + next.kind().name());
    };
  }

  private static Optional<Flaw> channel(Channel channel) {
    return channel.custom() || Admission.BUILT_IN.contains(channel)
        ? Optional.empty()
        : Optional.of(
            new Flaw(
                UNKNOWN_CHANNEL,
                "A channel is one of the product's, or its id begins with custom:."));
  }

  private static Optional<Flaw> removed(Definition next, OwnAddresses own) {
    var channel = new Channel(next.id());
    return next.kind().equals(Channels.KIND) && channel.custom() && own.anyOn(channel)
        ? Optional.of(
            new Flaw("in-use", "Accounts are on channel %s: remove them first.".formatted(channel)))
        : Optional.empty();
  }

  private static Optional<Flaw> channel(
      DefineAccount account, OwnAddresses own, Predicate<Channel> declared) {
    var channel = account.channel();
    if (!Admission.BUILT_IN.contains(channel) && !declared.test(channel)) {
      return Optional.of(new Flaw(UNKNOWN_CHANNEL, "Declare channel %s first.".formatted(channel)));
    }
    var named = new Channel(account.id());
    if ((named.custom() || Admission.BUILT_IN.contains(named)) && !named.equals(channel)) {
      return Optional.of(
          new Flaw(
              WRONG_CHANNEL,
              "%s is the name of a channel: choose another id, or that channel.".formatted(named)));
    }
    return own.channelOf(account.id())
        .filter(before -> !before.equals(channel))
        .map(
            before ->
                new Flaw(
                    WRONG_CHANNEL,
                    "Account %s is on channel %s. Remove it first, or choose another id."
                        .formatted(account.id(), before)));
  }

  private static Optional<Flaw> details(DefineAccount account) {
    if (account.region() != null && !Regions.isRegion(account.region())) {
      return Optional.of(
          new Flaw("unknown-region", "There is no country %s.".formatted(account.region())));
    }
    return Optional.empty();
  }

  private static Optional<Flaw> taken(DefineAccount account, OwnAddresses own) {
    for (var address : account.addresses()) {
      if (own.read(account, address).isEmpty()) {
        return Optional.of(
            new Flaw(
                "no-address",
                "%s is no address on channel %s.".formatted(address, account.channel())));
      }
    }
    var taken = own.taken(own.read(account));
    return taken == null
        ? Optional.empty()
        : Optional.of(
            new Flaw(
                "address-taken",
                "%s is an address of account %s."
                    .formatted(taken.address(), taken.account().id())));
  }
}
