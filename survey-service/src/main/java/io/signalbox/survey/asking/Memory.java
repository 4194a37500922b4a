package io.signalbox.survey.asking;

import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.definition.DefinitionStore;
import io.signalbox.runtime.erasure.ErasureTable;
import io.signalbox.runtime.shard.Db;
import io.signalbox.survey.fatigue.CustomerTable;
import io.signalbox.survey.invitation.LedgerTable;
import io.signalbox.survey.program.Programs;

/** What a shard knows while it decides one batch, and what of that is to be written. */
final class Memory {
  final DefinitionStore definitions;
  final Programs programs = new Programs();
  final CustomerTable customers = new CustomerTable();
  final LedgerTable ledger = new LedgerTable();
  final ErasureTable erasures;

  Memory(int shard, DefinitionLimits limits) {
    definitions = new DefinitionStore(shard, Programs.KINDS, limits);
    erasures = new ErasureTable(shard);
  }

  void apply(Fact fact) {
    switch (fact) {
      case Fact.Defined(var definition) -> {
        definitions.apply(definition);
        programs.take(definition);
      }
      case Fact.CustomerChanged(var customer) -> customers.put(customer);
      case Fact.EntryChanged(var entry) -> ledger.put(entry);
      case Fact.EntryErased(var entry) -> ledger.erase(entry);
      case Fact.CustomerErased(var erasure) -> {
        customers.forget(erasure.workspace(), erasure.customerId());
        erasures.put(erasure);
      }
    }
  }

  void write(Db db) {
    definitions.write(db);
    customers.write(db);
    ledger.write(db);
    erasures.write(db);
  }

  /** Drops what was fetched for the batch. */
  void clear() {
    definitions.settled();
    customers.clear();
    ledger.clear();
    erasures.settled();
  }
}
