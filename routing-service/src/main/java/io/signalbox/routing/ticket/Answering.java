package io.signalbox.routing.ticket;

import io.signalbox.contracts.contact.CustomerFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reply answers: the last message from outside.
 *
 * @param message the channel's id of it
 * @param to the address of whoever wrote it; null if they left none
 * @param cc who else got it
 * @param customer what is known of the ticket's customer; null if nobody has said anything
 */
public record Answering(
    @Nullable String message,
    @Nullable String to,
    List<String> cc,
    @Nullable CustomerFacts customer) {
  public Answering {
    cc = List.copyOf(cc);
  }

  /** Of a ticket that is erased. */
  static final Answering NOTHING = new Answering(null, null, List.of(), null);

  Answering knowing(@Nullable CustomerFacts facts) {
    return new Answering(message, to, cc, facts);
  }
}
