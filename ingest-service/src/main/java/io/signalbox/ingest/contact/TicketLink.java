package io.signalbox.ingest.contact;

import java.util.Locale;
import java.util.UUID;

/** Which ticket a contact became part of, and how. Routing alone decides both. */
public record TicketLink(UUID contactId, String workspace, String ticketId, Threaded threading) {

  /** How a contact came to its ticket. */
  public enum Threaded {
    OPENED,
    CONTINUED,
    FOLLOW_UP;

    /** The name on the wire. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
