package io.signalbox.contracts.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a ticket stands in its life. Open.
 *
 * @param value one of the constants' values, or one of a later version
 */
public record TicketStatus(@JsonValue String value) {
  public static final TicketStatus NEW = new TicketStatus("new");
  public static final TicketStatus QUEUED = new TicketStatus("queued");
  public static final TicketStatus OFFERED = new TicketStatus("offered");
  public static final TicketStatus IN_PROGRESS = new TicketStatus("in-progress");
  public static final TicketStatus PENDING = new TicketStatus("pending");
  public static final TicketStatus ON_HOLD = new TicketStatus("on-hold");
  public static final TicketStatus RESOLVED = new TicketStatus("resolved");
  public static final TicketStatus CLOSED = new TicketStatus("closed");
  public static final TicketStatus MERGED = new TicketStatus("merged");
  public static final TicketStatus ABANDONED = new TicketStatus("abandoned");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TicketStatus {}

  @Override
  public String toString() {
    return value;
  }
}
