package io.signalbox.runtime.delivery;

import java.util.UUID;

/** A person wants a delivery that failed for good to be tried again. */
public record SendAgain(UUID delivery) implements OwnRecord {
  static final String TYPE = "delivery.send-again";

  @Override
  public String type() {
    return TYPE;
  }
}
