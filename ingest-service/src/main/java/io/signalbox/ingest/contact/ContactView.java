package io.signalbox.ingest.contact;

import io.signalbox.contracts.contact.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a contact.
 *
 * @param status a {@link ContactStatus}, or "received" while nothing has been decided yet
 * @param reason why it was suspended or rejected
 * @param detail the same for people to read, while it is suspended
 * @param duplicateOf the contact it repeats
 * @param ticketId the ticket it became part of
 * @param threading how: {@code opened}, {@code continued} or {@code follow-up}
 * @param from who sent it, while it is suspended
 * @param subject what it is about, while it is suspended
 * @param text its beginning, at most 1000 characters, while it is suspended
 */
record ContactView(
    String contactId,
    String status,
    @Nullable String channel,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable String duplicateOf,
    @Nullable String ticketId,
    @Nullable String threading,
    @Nullable Instant receivedAt,
    @Nullable Party from,
    @Nullable String subject,
    @Nullable String text) {

  static ContactView received(String contactId) {
    return new ContactView(
        contactId, "received", null, null, null, null, null, null, null, null, null, null);
  }
}
