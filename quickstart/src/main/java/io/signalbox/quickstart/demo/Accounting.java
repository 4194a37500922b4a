package io.signalbox.quickstart.demo;

import io.signalbox.quickstart.client.ServiceClient;
import io.signalbox.quickstart.demo.Ledger.Line;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds out what became of every contact: from the topics, and else by asking ingest. */
record Accounting(Ledger ledger, Tally tally, ServiceClient client) {

  Fates fates() {
    var fates = new TreeMap<String, Fate>();
    ledger.lines().forEach((name, line) -> fates.put(name, fateOf(line)));
    return new Fates(fates);
  }

  private Fate fateOf(Line line) {
    if (line.fate() != null) return line.fate();
    var seen = seen(line);
    return seen == null ? asked(line) : seen;
  }

  private @Nullable Fate seen(Line line) {
    return tally.fateOf(line.contactId() == null ? "" : line.contactId(), line.recordId());
  }

  private Fate asked(Line line) {
    if (line.contactId() == null) return Fate.UNKNOWN;
    var answer = client.get("ingest", "/v1/contacts/" + line.contactId());
    return switch (answer.json().path("status").asText()) {
      case "duplicate" -> Fate.DUPLICATE;
      case "suspended" -> Fate.SUSPENDED;
      case "deflected" -> Fate.DEFLECTED;
      case "rejected" -> Fate.REJECTED;
      default -> Fate.UNKNOWN; // also accepted: routing must have made something of it
    };
  }
}
