package io.signalbox.survey.fatigue;

import java.time.Duration;

/** How many invitations a customer gets at most within a time, whatever they ask. */
public record Cap(int invitationsMax, Duration within) {
  /** Checked at start. */
  public Cap {
    if (invitationsMax < 1 || invitationsMax > Customer.REMEMBERED_MAX || !within.isPositive()) {
      throw new IllegalArgumentException(
          "signalbox.survey.cap-invitations must be 1 to "
              + Customer.REMEMBERED_MAX
              + " and cap-within more than nothing");
    }
  }
}
