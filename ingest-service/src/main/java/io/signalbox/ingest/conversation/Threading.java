package io.signalbox.ingest.conversation;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.ChannelKind;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.ingest.identity.Identification;
import io.signalbox.runtime.shard.Ids;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The key of a contact's conversation. The first that applies:
 *
 * <ol>
 *   <li>the channel named the conversation: that one, on this channel and account;
 *   <li>a mail answers a mail we know, or one that a mail we know answers, or was itself answered
 *       by one: that mail's;
 *   <li>the channel is one long thread with each customer, as messaging is: the customer's own, if
 *       it is certain who that is;
 *   <li>else the contact begins one. Two mails, calls or forms of one customer may be about
 *       anything, and what was merged wrongly is harder to part than what was not merged to join.
 * </ol>
 *
 * @param key at most 200 characters
 * @param shared whether others than one customer could be in it, so that its members are remembered
 * @param lasting whether it goes on for ever, one matter after the other, as messaging does
 */
public record Threading(String key, boolean shared, boolean lasting) {

  private static final Set<Channel> THREADS =
      Set.of(
          Channel.CHAT,
          Channel.SMS,
          Channel.WHATSAPP,
          Channel.MESSENGER,
          Channel.INSTAGRAM,
          Channel.TELEGRAM,
          Channel.X);

  /**
   * Finds it.
   *
   * @param account which of ours it came to: with each a customer has a thread of their own
   * @param sender the customer who wrote, as far as is certain
   * @param kind what the workspace declared a channel of its own as
   * @param mails keys of the mails it answers, the nearest first, and of what others called it
   * @param conversationOf the conversation of a mail we know, by its key; null if we don't
   */
  public static Threading of(
      String workspace,
      String contactId,
      Submitted contact,
      String account,
      Identification sender,
      @Nullable ChannelKind kind,
      List<UUID> mails,
      Function<UUID, @Nullable String> conversationOf) {
    var lasting = lasting(contact.channel(), kind);
    var named = named(workspace, contact);
    if (named != null) {
      return new Threading(named, true, lasting);
    }
    for (var mail : mails) {
      var known = conversationOf.apply(mail);
      if (known != null) {
        return new Threading(known, true, false);
      }
    }
    if (sender.certain() && lasting) {
      var customer = sender.customerId().toString();
      return new Threading(key("customer", workspace, contact, account, customer), false, true);
    }
    return new Threading(contactId, Answer.byMail(contact.channel()), lasting);
  }

  /** The key of the conversation that the channel named; null if it named none. */
  public static @Nullable String named(String workspace, Submitted contact) {
    var id = contact.conversationId();
    var account = contact.account() == null ? "" : contact.account();
    return id == null || id.isBlank() ? null : key("conversation", workspace, contact, account, id);
  }

  private static boolean lasting(Channel channel, @Nullable ChannelKind kind) {
    return THREADS.contains(channel)
        || ChannelKind.REAL_TIME.equals(kind)
        || ChannelKind.ASYNCHRONOUS.equals(kind);
  }

  private static String key(
      String kind, String workspace, Submitted contact, String account, String id) {
    return Ids.hash(kind, workspace, contact.channel().value(), account, id).toString();
  }
}
