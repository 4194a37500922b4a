package io.signalbox.sla.clock;

import io.signalbox.contracts.ticket.Author;
import io.signalbox.contracts.ticket.AuthorKind;
import io.signalbox.contracts.ticket.Message;
import io.signalbox.contracts.ticket.MessageDirection;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketView;
import java.time.Instant;
import java.util.List;

/** What is said in a ticket: no clock looks at more of it than that it was said. */
public final class Said {
  private Said() {}

  /** The customer writes again. */
  public static TicketEvent.MessageReceived message(TicketView view) {
    return new TicketEvent.MessageReceived(
        view, "c-2", message(MessageDirection.IN, AuthorKind.CUSTOMER));
  }

  /** An agent answers. */
  public static TicketEvent.Replied reply(TicketView view) {
    return new TicketEvent.Replied(
        view, "agent-1", message(MessageDirection.OUT, AuthorKind.AGENT));
  }

  private static Message message(MessageDirection direction, AuthorKind kind) {
    var author = new Author(kind, null, null);
    return new Message(
        "m", direction, author, true, "hello", false, List.of(), Instant.EPOCH, null);
  }
}
