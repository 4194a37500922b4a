package io.signalbox.ingest.contact;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of a contact. */
public enum ContactStatus {
  /** It went on to routing. */
  ACCEPTED,
  /** It had come before, under the same external id. */
  DUPLICATE,
  /** It waits for a person; released it is accepted. */
  SUSPENDED,
  /** The workspace takes none from that channel. */
  REJECTED,
  /** It was suspended, and a person threw it away. */
  DISCARDED;

  /** The name on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that wire name, if there is one. */
  public static Optional<ContactStatus> of(String wire) {
    return Stream.of(values()).filter(status -> status.wire().equals(wire)).findFirst();
  }
}
