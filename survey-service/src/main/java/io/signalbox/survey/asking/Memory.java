package io.signalbox.survey.asking;

import io.signalbox.runtime.shard.Db;
import io.signalbox.survey.fatigue.CustomerTable;
import io.signalbox.survey.invitation.LedgerTable;
import io.signalbox.survey.program.ProgramTable;

/** What a shard knows while it decides one batch, and what of that is to be written. */
final class Memory {
  final ProgramTable programs;
  final CustomerTable customers = new CustomerTable();
  final LedgerTable ledger = new LedgerTable();

  Memory(int shard) {
    programs = new ProgramTable(shard);
  }

  void apply(Fact fact) {
    switch (fact) {
      case Fact.ProgramDefined(var program) -> programs.put(program);
      case Fact.CustomerChanged(var customer) -> customers.put(customer);
      case Fact.EntryChanged(var entry) -> ledger.put(entry);
    }
  }

  void write(Db db) {
    programs.write(db);
    customers.write(db);
    ledger.write(db);
  }

  /** Drops what was fetched for the batch. */
  void clear() {
    customers.clear();
    ledger.clear();
  }
}
