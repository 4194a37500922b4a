package io.signalbox.ingest.intake;

import io.signalbox.contracts.ticket.Author;
import io.signalbox.contracts.ticket.AuthorKind;
import io.signalbox.contracts.ticket.Message;
import io.signalbox.contracts.ticket.MessageDirection;
import java.time.Instant;
import java.util.List;

/** What is said in a ticket: ingest looks at its id alone. */
final class Said {
  private Said() {}

  static Message message(String id) {
    var author = new Author(AuthorKind.AGENT, null, null);
    return new Message(
        id, MessageDirection.OUT, author, true, "hello", false, List.of(), Instant.EPOCH, null);
  }
}
