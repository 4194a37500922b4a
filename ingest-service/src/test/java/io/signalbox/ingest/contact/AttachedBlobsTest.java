package io.signalbox.ingest.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingest.Main;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.LiveService;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contact over HTTP names only files that were handed in. */
class AttachedBlobsTest {
  private static final String UNKNOWN = "0".repeat(64);

  @Test
  void names_what_was_handed_in_and_nothing_else(@TempDir Path directory) throws Exception {
    try (var ingest =
        new LiveService("ingest", Main.class, directory, Broker.shared().settings())) {
      var handedIn = ingest.as(Role.INTEGRATION, "/v1/blobs").POST(BodyPublishers.ofString("x"));
      var known = ingest.send(handedIn).json().path("sha256").asText();

      assertThat(ingest.post(Role.INTEGRATION, "/v1/contacts", contact(known)).status())
          .isEqualTo(202);
      ingest.post(Role.INTEGRATION, "/v1/contacts", contact(UNKNOWN)).problem(422, "unknown-blob");
      ingest.post(Role.INTEGRATION, "/v1/contacts", contact("x")).problem(422, "unknown-blob");

      var batch =
          ingest
              .as(Role.INTEGRATION, "/v1/contacts/batch")
              .header("Content-Type", IntakeController.NDJSON)
              .POST(BodyPublishers.ofString(contact(known) + "\n" + contact(UNKNOWN)));
      var lines = ingest.send(batch).http().body().split("\n", -1);
      assertThat(lines[0]).contains("contactId");
      assertThat(lines[1]).contains("unknown-blob", "/attachments/0/blob");
    }
  }

  @Test
  void lines_count_against_the_rate_before_their_blobs_are_looked_up(@TempDir Path directory)
      throws Exception {
    var settings = new HashMap<String, Object>(Broker.shared().settings());
    settings.put("signalbox.rate.per-second", 1);
    settings.put("signalbox.rate.burst", 200);
    try (var ingest = new LiveService("ingest", Main.class, directory, settings)) {
      var batch =
          ingest
              .as(Role.INTEGRATION, "/v1/contacts/batch")
              .header("Content-Type", IntakeController.NDJSON)
              .POST(BodyPublishers.ofString((contact(UNKNOWN) + "\n").repeat(150)));
      assertThat(ingest.send(batch).status()).isEqualTo(400);
      assertThat(ingest.send(batch).status()).isEqualTo(429);
    }
  }

  private static String contact(String blob) {
    return "{\"channel\":\"web\",\"from\":{\"email\":\"a@example.org\"},\"attachments\":[{\"blob\":\"%s\"}]}"
        .formatted(blob);
  }
}
