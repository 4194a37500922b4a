package io.signalbox.sla.watch;

import io.signalbox.runtime.shard.TimerChange;
import io.signalbox.sla.clock.TicketChange;
import java.util.Optional;

/** One timer a ticket: the next thing that time brings to any of its clocks. */
final class TicketTimer {
  /** The kind of the timer. */
  static final String KIND = "clocks";

  private TicketTimer() {}

  /**
   * How the timer has to change, if it has to.
   *
   * @param fired whether it has just fired and so is no longer set
   */
  static Optional<TimerChange> change(TicketChange change, boolean fired) {
    var ticket = change.after();
    var wanted = ticket.wakeAt();
    var before = change.before();
    var set = fired || before == null ? null : before.wakeAt();
    if (wanted == null) {
      return set == null
          ? Optional.empty()
          : Optional.of(new TimerChange.Cancel(ticket.ticketId(), KIND));
    }
    return wanted.equals(set)
        ? Optional.empty()
        : Optional.of(new TimerChange.Set(ticket.workspace(), ticket.ticketId(), KIND, wanted));
  }
}
