package io.signalbox.contracts.contact;

import io.signalbox.contracts.EventType;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;
import org.jspecify.annotations.Nullable;

/** What ingest is told to do. */
@OnTopic(Topics.INGEST_COMMANDS)
public sealed interface IngestCommand
    permits IngestCommand.DefineChannel,
        IngestCommand.DefineCustomer,
        IngestCommand.ReleaseContact,
        IngestCommand.DiscardContact,
        ReplyReport {

  /**
   * Opens, changes or shuts a channel of the workspace.
   *
   * @param id the channel's account id: a channel's name, or {@code custom:<name>}
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
   * Says all that is known of a customer; what was said before is forgotten.
   *
   * @param id the customer's, as contacts and tickets name it
   */
  @EventType("customer.define")
  record DefineCustomer(String id, CustomerFacts facts) implements IngestCommand {}

  /** Lets a suspended contact become what it would have become; {@code by} is who decided. */
  @EventType("contact.release")
  record ReleaseContact(String contactId, @Nullable String by) implements IngestCommand {}

  /** Throws a suspended contact away; {@code reason} at most 1000 characters. */
  @EventType("contact.discard")
  record DiscardContact(String contactId, @Nullable String by, @Nullable String reason)
      implements IngestCommand {}
}
