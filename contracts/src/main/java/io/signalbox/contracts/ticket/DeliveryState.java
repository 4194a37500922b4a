package io.signalbox.contracts.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far a message has come on its way out. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record DeliveryState(@JsonValue String value) {
  public static final DeliveryState REQUESTED = new DeliveryState("requested");
  public static final DeliveryState SENT = new DeliveryState("sent");
  public static final DeliveryState FAILED = new DeliveryState("failed");
  public static final DeliveryState DELIVERED = new DeliveryState("delivered");
  public static final DeliveryState READ = new DeliveryState("read");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DeliveryState {}

  @Override
  public String toString() {
    return value;
  }
}
