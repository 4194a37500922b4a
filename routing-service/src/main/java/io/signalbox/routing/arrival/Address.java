package io.signalbox.routing.arrival;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.Party;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a customer is answered. */
final class Address {
  private static final Set<Channel> BY_MAIL = Set.of(Channel.EMAIL, Channel.WEB);
  private static final Set<Channel> BY_NUMBER =
      Set.of(Channel.PHONE, Channel.SMS, Channel.WHATSAPP);

  private Address() {}

  /** The sender's address that fits the channel best; null if they left none. */
  static @Nullable String of(Channel channel, Party from) {
    Stream<@Nullable String> order;
    if (BY_MAIL.contains(channel)) {
      order = Stream.of(from.email(), from.handle(), from.externalId(), from.phone());
    } else if (BY_NUMBER.contains(channel)) {
      order = Stream.of(from.phone(), from.handle(), from.externalId(), from.email());
    } else {
      order = Stream.of(from.handle(), from.externalId(), from.email(), from.phone());
    }
    return order.filter(Objects::nonNull).findFirst().orElse(null);
  }
}
