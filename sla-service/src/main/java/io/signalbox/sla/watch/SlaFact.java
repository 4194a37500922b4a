package io.signalbox.sla.watch;

import io.signalbox.runtime.definition.Definition;
import io.signalbox.runtime.erasure.Erasure;
import io.signalbox.sla.alert.AlertFact;
import io.signalbox.sla.clock.TicketClocks;

/** What changes in the shard's memory. */
sealed interface SlaFact {
  /** A ticket's clocks stand like this now. */
  record Clocked(TicketClocks ticket, boolean isNew) implements SlaFact {}

  /** Something happened to an alert. */
  record Alerted(AlertFact fact) implements SlaFact {}

  /** What people noted about a ticket's alerts is gone. */
  record NotesErased(String ticketId) implements SlaFact {}

  /** A customer has been erased. */
  record ErasureStands(Erasure erasure) implements SlaFact {}

  /** Something was defined. */
  record Defined(Definition definition) implements SlaFact {}
}
