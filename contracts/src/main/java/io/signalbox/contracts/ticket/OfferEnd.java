package io.signalbox.contracts.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How an offer ended. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record OfferEnd(@JsonValue String value) {
  public static final OfferEnd ACCEPTED = new OfferEnd("accepted");
  public static final OfferEnd REJECTED = new OfferEnd("rejected");
  public static final OfferEnd EXPIRED = new OfferEnd("expired");
  public static final OfferEnd REVOKED = new OfferEnd("revoked");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OfferEnd {}

  @Override
  public String toString() {
    return value;
  }
}
