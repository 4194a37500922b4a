package io.signalbox.ingest.customer;

import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.contact.IngestCommand.DefineCustomer;
import io.signalbox.ingest.normalising.CustomerText;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Received;

/** Whether what is said of a customer can be kept. */
public final class CustomerRules {
  /** All that is known of one: it goes along with each of their contacts. */
  static final int FACTS_BYTES_MAX = 16 << 10;

  private CustomerRules() {}

  /** What becomes of it. */
  public sealed interface Verdict {
    /** It is new. */
    record Changed(CustomerRecord customer) implements Verdict {}

    /** It was known before. */
    record Same() implements Verdict {}

    /** It can't be kept. */
    record Unsound(String reason, String detail) implements Verdict {}
  }

  /** Judges it by what is known. */
  public static Verdict judge(Received received, DefineCustomer said, CustomerTable customers) {
    var workspace = received.workspace();
    var id = Ids.parse(said.id()).orElse(null);
    if (id == null || !customers.isKnown(workspace, id)) {
      return new Verdict.Unsound(
          "unknown-customer", "No contact of a customer " + said.id() + " has come yet.");
    }
    var facts = CustomerText.masked(said.facts());
    if (Json.bytes(facts).length > FACTS_BYTES_MAX) {
      return new Verdict.Unsound("too-large", "All that is known of a customer is 16 KiB at most.");
    }
    var before = customers.find(workspace, id);
    if (facts.equals(before == null ? CustomerFacts.NONE : before.facts())) {
      return new Verdict.Same();
    }
    return new Verdict.Changed(
        new CustomerRecord(id, workspace, facts, received.actor().name(), received.at()));
  }
}
