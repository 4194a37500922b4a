package io.signalbox.routing.ticket;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.erasure.ErasureEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket came from: what never changes about it.
 *
 * @param replyTo the address on the channel of the customer who began it
 * @param replyFrom our address that answers leave from; null if the account has none
 * @param conversation the key of its conversation
 * @param followUpOf the closed ticket it goes on with
 */
public record Origin(
    Channel channel,
    @Nullable String account,
    @Nullable String brand,
    String customerId,
    @Nullable String replyTo,
    @Nullable String replyFrom,
    @Nullable String subject,
    @Nullable String conversation,
    Instant openedAt,
    @Nullable UUID followUpOf) {

  /** The same, nobody's. */
  Origin erased() {
    return new Origin(
        channel,
        account,
        brand,
        ErasureEvent.NOBODY,
        null,
        replyFrom,
        null,
        null,
        openedAt,
        followUpOf);
  }

  /** The same without what may be sensitive. */
  Origin masked() {
    return new Origin(
        channel,
        account,
        brand,
        customerId,
        null,
        replyFrom,
        null,
        conversation,
        openedAt,
        followUpOf);
  }
}
