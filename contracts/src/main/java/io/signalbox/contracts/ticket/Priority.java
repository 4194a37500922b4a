package io.signalbox.contracts.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * How urgent a ticket is. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record Priority(@JsonValue String value) {
  public static final Priority LOW = new Priority("low");
  public static final Priority NORMAL = new Priority("normal");
  public static final Priority HIGH = new Priority("high");
  public static final Priority URGENT = new Priority("urgent");

  private static final List<Priority> RANKED = List.of(LOW, NORMAL, HIGH, URGENT);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Priority {}

  /** 0 for low to 3 for urgent; what we do not know ranks as normal, 1. */
  public int rank() {
    var rank = RANKED.indexOf(this);
    return rank < 0 ? 1 : rank;
  }

  @Override
  public String toString() {
    return value;
  }
}
