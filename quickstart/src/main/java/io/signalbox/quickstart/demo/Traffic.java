package io.signalbox.quickstart.demo;

import io.signalbox.contracts.Topics;
import io.signalbox.quickstart.client.Command;
import io.signalbox.quickstart.client.CommandSender;
import io.signalbox.quickstart.client.ServiceClient;
import io.signalbox.quickstart.demo.Ledger.Line;
import io.signalbox.quickstart.sample.Planned;
import io.signalbox.quickstart.sample.Planned.Kind;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** Sends contacts in, by both doors: HTTP as batches of lines, Kafka as records with a key. */
record Traffic(
    CommandSender kafka,
    ServiceClient http,
    String integrationKey,
    InstantSource clock,
    Ledger ledger) {

  private static final String SUBMITTED = "contact.submitted";

  /** Over Kafka, under an id of our own. */
  void overKafka(Planned contact) {
    var id = Ids.timeOrdered(clock.instant(), contact.name());
    var _ =
        kafka.send(
            new Command(Topics.CONTACTS_INBOUND, SUBMITTED, id, id, contact.json()),
            integrationKey);
    ledger.enter(contact.name(), new Line(id, id, null));
  }

  /** Over HTTP, together; a bad one goes alone, since a batch is taken as a whole or not at all. */
  void overHttp(List<Planned> contacts) {
    contacts.stream().filter(c -> c.kind() == Kind.BAD).forEach(this::alone);
    var good = contacts.stream().filter(c -> c.kind() != Kind.BAD).toList();
    if (good.isEmpty()) return;
    var lines = good.stream().map(Planned::json).collect(Collectors.joining("\n"));
    var answer = http.post("ingest", "/v1/contacts/batch", lines, "application/x-ndjson");
    var ids = answer.body().lines().map(line -> Json.read(line, Taken.class).contactId()).toList();
    for (int i = 0; i < good.size(); i++) {
      var id = answer.ok() && i < ids.size() ? ids.get(i) : null;
      ledger.enter(good.get(i).name(), new Line(id, id == null ? "" : id, null));
    }
  }

  private record Taken(String contactId) {}

  private void alone(Planned contact) {
    var answer = http.post("ingest", "/v1/contacts", contact.json(), "application/json");
    var id = answer.json().path("contactId").asText(null);
    var refused = answer.status() >= 400 && answer.status() < 500;
    ledger.enter(
        contact.name(), new Line(id, id == null ? "" : id, refused ? Fate.REJECTED : null));
  }
}
