package io.signalbox.contracts.contact;

import io.signalbox.contracts.EventType;
import io.signalbox.contracts.FalseIfAbsent;
import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ingest is told to do. */
@OnTopic(Topics.INGEST_COMMANDS)
public sealed interface IngestCommand
    permits IngestCommand.DefineChannel,
        IngestCommand.DefineAccount,
        IngestCommand.DefineCustomer,
        IngestCommand.EraseCustomer,
        IngestCommand.ReleaseContact,
        IngestCommand.DiscardContact,
        ReplyReport {

  /**
   * Opens, changes or shuts a channel of the workspace, with all accounts there.
   *
   * @param id a channel's name, or {@code custom:<name>}
   * @param kind for {@code custom:} channels the pace of their conversations
   * @param enabled whether contacts are taken; absent means yes
   */
  @EventType("channel.define")
  record DefineChannel(String id, ChannelKind kind, @Nullable Boolean enabled)
      implements IngestCommand {

    /** Whether contacts are taken. */
    public boolean open() {
      return enabled == null || enabled;
    }
  }

  /**
   * Sets up an account: what the company itself is called on a channel, such as a mailbox or a
   * number. What a contact doesn't say it has from its account.
   *
   * @param id the one with a channel's name takes what came to no other on that channel
   * @param channel whose it is, for as long as the account is there
   * @param addresses all it has; answers leave from the first, or from the one that was written to
   * @param brand the company's client or label that its contacts are for
   * @param region where phone numbers without a country code are dialled, ISO 3166
   * @param language BCP 47, of contacts of which nobody says another
   * @param credentials of the channel's provider, by what they are for; references, never secrets
   * @param paused whether its contacts wait for a person
   */
  @EventType("account.define")
  record DefineAccount(
      String id,
      Channel channel,
      List<String> addresses,
      @Nullable String brand,
      @Nullable String region,
      @Nullable String language,
      Map<String, String> credentials,
      @FalseIfAbsent boolean paused)
      implements IngestCommand {
    public DefineAccount {
      addresses = Frozen.list(addresses);
      credentials = Frozen.map(credentials);
    }

    /** A channel's own account, as every workspace has it until it says otherwise. */
    public static DefineAccount of(Channel channel) {
      return new DefineAccount(
          channel.value(), channel, List.of(), null, null, null, Map.of(), false);
    }
  }

  /**
   * Says all that is known of a customer; what was said before is forgotten.
   *
   * @param id the customer's, as contacts and tickets name it
   */
  @EventType("customer.define")
  record DefineCustomer(String id, CustomerFacts facts) implements IngestCommand {}

  /**
   * Removes all that says who a customer is, in all services: for good, and whatever their tickets
   * are at.
   *
   * @param id the customer's, as contacts and tickets name it
   */
  @EventType("customer.erase")
  record EraseCustomer(String id) implements IngestCommand {}

  /** Lets a suspended contact become what it would have become; {@code by} is who decided. */
  @EventType("contact.release")
  record ReleaseContact(String contactId, @Nullable String by) implements IngestCommand {}

  /** Throws a suspended contact away; {@code reason} at most 1000 characters. */
  @EventType("contact.discard")
  record DiscardContact(String contactId, @Nullable String by, @Nullable String reason)
      implements IngestCommand {}
}
