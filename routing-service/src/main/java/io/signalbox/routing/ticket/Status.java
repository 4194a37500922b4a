package io.signalbox.routing.ticket;

import io.signalbox.contracts.ticket.TicketStatus;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where a ticket stands in its life. */
public enum Status {
  /** Just opened; never survives the decision that opened it. */
  NEW(TicketStatus.NEW.value()),
  QUEUED(TicketStatus.QUEUED.value()),
  OFFERED(TicketStatus.OFFERED.value()),
  IN_PROGRESS(TicketStatus.IN_PROGRESS.value()),
  PENDING(TicketStatus.PENDING.value()),
  ON_HOLD(TicketStatus.ON_HOLD.value()),
  RESOLVED(TicketStatus.RESOLVED.value()),
  CLOSED(TicketStatus.CLOSED.value());

  private static final Map<String, Status> BY_WIRE =
      Arrays.stream(values()).collect(Collectors.toMap(Status::wire, Function.identity()));

  private final String wire;

  Status(String wire) {
    this.wire = wire;
  }

  /** The status as other services know it. */
  public TicketStatus told() {
    return new TicketStatus(wire);
  }

  /** The name on the wire and in tables. */
  public String wire() {
    return wire;
  }

  /** The status of that wire name, which must be one of ours. */
  public static Status of(String wire) {
    var status = BY_WIRE.get(wire);
    if (status == null) throw new IllegalArgumentException("no status " + wire);
    return status;
  }
}
