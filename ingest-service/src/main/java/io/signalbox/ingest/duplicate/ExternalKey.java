package io.signalbox.ingest.duplicate;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.ingest.normalising.MessageIds;
import io.signalbox.runtime.shard.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key under which an external id is remembered. */
public final class ExternalKey {
  private ExternalKey() {}

  /** The key of a contact; null if it has no external id, and then it can be no duplicate. */
  public static @Nullable UUID of(String workspace, Submitted contact) {
    return contact.externalId() == null || contact.externalId().isBlank()
        ? null
        : of(workspace, contact.channel(), contact.account(), contact.externalId());
  }

  /** The key of an external id. A mail has the same id with and without angle brackets. */
  public static UUID of(
      String workspace, Channel channel, @Nullable String account, String externalId) {
    var id = channel.equals(Channel.EMAIL) ? MessageIds.bare(externalId) : externalId;
    return Ids.hash("external", workspace, channel.value(), account == null ? "" : account, id);
  }
}
