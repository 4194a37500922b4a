package io.signalbox.routing.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reply answers: the last message from outside.
 *
 * @param message the channel's id of it
 * @param to the address of whoever wrote it; null if they left none
 * @param cc who else got it
 */
public record Answering(@Nullable String message, @Nullable String to, List<String> cc) {
  public Answering {
    cc = List.copyOf(cc);
  }
}
