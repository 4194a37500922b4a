package io.signalbox.contracts.contact;

import io.signalbox.contracts.Frozen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer to a contact goes, and where it comes from.
 *
 * @param from our own address that it leaves from: the one that was written to, else its account's
 *     first; null if the account has none
 * @param to the sender's address on the channel, of a mail the one it asks to be answered at; null
 *     if they left none
 * @param cc who else got the mail, but us; at most 48 e-mail addresses
 */
public record Addressees(@Nullable String from, @Nullable String to, List<String> cc) {
  public Addressees {
    cc = Frozen.list(cc);
  }
}
