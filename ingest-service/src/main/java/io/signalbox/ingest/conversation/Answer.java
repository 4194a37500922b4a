package io.signalbox.ingest.conversation;

import io.signalbox.contracts.contact.Addressees;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.Party;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an answer to a contact goes. */
public final class Answer {
  /** As mail services have it: who writes to more wants no answer to all. */
  private static final int CC_MAX = 48;

  private static final Set<Channel> BY_MAIL = Set.of(Channel.EMAIL, Channel.WEB);
  private static final Set<Channel> BY_NUMBER =
      Set.of(Channel.PHONE, Channel.SMS, Channel.WHATSAPP);

  private Answer() {}

  /** Whether contacts of a channel are answered by mail, so that what comes back is a mail. */
  public static boolean byMail(Channel channel) {
    return BY_MAIL.contains(channel);
  }

  /**
   * To the sender; of a mail, to where it asks to be answered, and to all others who got it. We are
   * none of them: we would answer ourselves. Where none of those who got it is known to be us, one
   * of them is all the same, and nobody else is answered.
   *
   * @param own our address that the answer leaves from; null if the account has none
   * @param from the sender, as far as they are not us
   * @param replyTo where a mail asks to be answered; null for the sender
   * @param others who got the contact, but us
   * @param known whether one of those who got it was known to be us
   */
  public static Addressees of(
      Channel channel,
      @Nullable String own,
      Party from,
      @Nullable Party replyTo,
      List<Party> others,
      boolean known) {
    if (!channel.equals(Channel.EMAIL)) {
      return new Addressees(own, address(channel, from), List.of());
    }
    var asked = replyTo == null ? null : replyTo.email();
    var to = asked == null ? address(channel, from) : asked;
    return new Addressees(
        own,
        to,
        !known
            ? List.of()
            : others.stream()
                .map(Party::email)
                .filter(Objects::nonNull)
                .filter(other -> !other.equals(to))
                .distinct()
                .limit(CC_MAX)
                .toList());
  }

  /** The sender's address that fits the channel best; null if they left none. */
  private static @Nullable String address(Channel channel, Party from) {
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
