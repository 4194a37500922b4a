package io.signalbox.ingest.intake;

import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.ingest.normalising.ContactText;

/** A contact as submitted, and what there is to read in it, worked out while decoding. */
public record Submission(Submitted contact, ContactText contactText) {
  /** Reads a contact. */
  public static Submission of(Submitted contact) {
    return new Submission(contact, ContactText.of(contact));
  }
}
