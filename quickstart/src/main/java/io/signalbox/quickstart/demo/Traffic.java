package io.signalbox.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.contracts.Topics;
import io.signalbox.quickstart.client.Command;
import io.signalbox.quickstart.client.CommandSender;
import io.signalbox.quickstart.client.ServiceClient;
import io.signalbox.quickstart.demo.Ledger.Line;
import io.signalbox.quickstart.sample.Planned;
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

  /** Over HTTP, together: a wrong line is answered with its error and keeps no right one out. */
  void overHttp(List<Planned> contacts) {
    if (contacts.isEmpty()) return;
    var lines = contacts.stream().map(Planned::json).collect(Collectors.joining("\n"));
    var answer = http.post("ingest", "/v1/contacts/batch", lines, "application/x-ndjson");
    var answers = answer.body().lines().toList();
    for (int i = 0; i < contacts.size(); i++) {
      var line = i < answers.size() ? line(answers.get(i)) : new Line(null, "", null);
      ledger.enter(contacts.get(i).name(), line);
    }
  }

  private static Line line(String answer) {
    var id = Json.read(answer, JsonNode.class).path("contactId").asText(null);
    return id == null ? new Line(null, "", Fate.REJECTED) : new Line(id, id, null);
  }
}
