package io.signalbox.sla.alert;

import io.signalbox.runtime.shard.Ids;
import io.signalbox.sla.clock.Clock;
import io.signalbox.sla.clock.ClockViews;
import io.signalbox.sla.clock.TicketClocks;
import java.time.Instant;
import java.util.UUID;

/** Ids of alerts: the same for the same warning or breach, however often it is decided. */
public final class AlertIds {
  private AlertIds() {}

  /** Of a warning. */
  public static UUID warning(TicketClocks ticket, Clock clock, int percent, Instant on) {
    return id(ticket, clock, on, "warning", percent);
  }

  /**
   * Of a breach.
   *
   * @param number 0 for the clock's first breach, one more for each that was retracted before it
   */
  public static UUID breach(TicketClocks ticket, Clock clock, Instant on, int number) {
    return id(ticket, clock, on, "breach", number);
  }

  private static UUID id(TicketClocks ticket, Clock clock, Instant on, String kind, int number) {
    var name = ClockViews.id(ticket, clock);
    return UUID.fromString(
        Ids.timeOrdered(on, ticket.workspace(), name, kind, Integer.toString(number)));
  }
}
