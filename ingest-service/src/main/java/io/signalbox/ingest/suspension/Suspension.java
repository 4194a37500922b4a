package io.signalbox.ingest.suspension;

import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.contact.ContactEvent.Suspended;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.contracts.contact.SuspensionReason;
import java.util.UUID;

/**
 * A contact that waits for a person.
 *
 * @param detail for that person, at most 1000 characters
 * @param accepted what it becomes when released, but for its account and who takes part
 * @param stated what it said of those: they go by the accounts as they are by then
 */
public record Suspension(
    SuspensionReason reason, String detail, Accepted accepted, Submitted stated) {

  /** The contact's id. */
  public UUID contactId() {
    return UUID.fromString(accepted.contactId());
  }

  /** What other services are told. */
  public Suspended event() {
    return new Suspended(
        accepted.contactId(),
        accepted.channel(),
        accepted.account(),
        accepted.externalId(),
        accepted.brand(),
        accepted.from(),
        accepted.subject(),
        reason,
        detail,
        accepted.receivedAt());
  }
}
