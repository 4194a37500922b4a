package io.signalbox.contracts.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sends or receives a contact, by whatever addresses they have; one at least. A plain
 * string is read as one too, see {@link #at}.
 *
 * @param name at most 200 characters
 * @param email at most 320 characters
 * @param phone E.164 once normalised, at most 32 characters
 * @param handle the name on a messaging or social channel, at most 200 characters
 * @param externalId the id at the channel's provider, at most 200 characters
 */
public record Party(
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String handle,
    @Nullable String externalId) {

  @JsonCreator
  public Party {}

  /** Someone known by an e-mail address only. */
  public static Party byEmail(String email) {
    return new Party(null, email, null, null, null);
  }

  /** Someone known by one address: with an {@code @} inside e-mail, with a leading + phone. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Party at(String address) {
    if (address.startsWith("+")) {
      return new Party(null, null, address, null, null);
    }
    return address.indexOf('@') > 0 ? byEmail(address) : new Party(null, null, null, address, null);
  }
}
