package io.signalbox.ingest.contact;

import io.signalbox.contracts.contact.Channel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact taken in.
 *
 * @param reason why it was suspended or rejected
 * @param duplicateOf the contact it repeats
 */
public record ContactEntry(
    UUID id,
    String workspace,
    ContactStatus status,
    Channel channel,
    @Nullable String reason,
    @Nullable UUID duplicateOf,
    Instant receivedAt) {}
