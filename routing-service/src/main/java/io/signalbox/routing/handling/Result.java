package io.signalbox.routing.handling;

import io.signalbox.routing.ticket.Refusal;
import io.signalbox.routing.ticket.Ticket;

/** What carrying out a command led to. */
sealed interface Result {
  /** The ticket after it. */
  record Done(Ticket ticket) implements Result {}

  /** It could not be done. */
  record Refused(Refusal why) implements Result {}
}
