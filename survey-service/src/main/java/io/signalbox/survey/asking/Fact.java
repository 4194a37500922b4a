package io.signalbox.survey.asking;

import io.signalbox.runtime.definition.Definition;
import io.signalbox.runtime.erasure.Erasure;
import io.signalbox.survey.fatigue.Customer;
import io.signalbox.survey.invitation.LedgerEntry;

/** What the survey service decided. */
sealed interface Fact {
  /** A program was set up, changed or removed. */
  record Defined(Definition definition) implements Fact {}

  /** A customer took a place, gave it back, or wants no surveys. */
  record CustomerChanged(Customer customer) implements Fact {}

  /** An entry of the ledger is new or in another phase. */
  record EntryChanged(LedgerEntry entry) implements Fact {}

  /** An entry of the ledger is nobody's from now on. */
  record EntryErased(LedgerEntry entry) implements Fact {}

  /** A customer has been erased. */
  record CustomerErased(Erasure erasure) implements Fact {}
}
