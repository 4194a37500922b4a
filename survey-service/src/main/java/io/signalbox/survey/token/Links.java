package io.signalbox.survey.token;

import java.util.UUID;

/**
 * Where customers answer.
 *
 * @param publicUrl of this service as customers reach it, without a slash at its end
 */
public record Links(Tokens tokens, String publicUrl) {
  /** The address that an invitation is answered at; a secret. */
  public String of(UUID invitation) {
    return publicUrl + "/s/" + tokens.of(invitation);
  }
}
