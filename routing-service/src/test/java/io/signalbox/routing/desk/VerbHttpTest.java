package io.signalbox.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.Attachment;
import io.signalbox.contracts.ticket.Author;
import io.signalbox.contracts.ticket.AuthorKind;
import io.signalbox.contracts.ticket.MessageAttachment;
import io.signalbox.routing.Main;
import io.signalbox.routing.desk.MessageQueries.MessageDetails;
import io.signalbox.routing.message.TicketMessage;
import io.signalbox.routing.message.TicketMessage.Place;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.LiveService;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Verbs and their bodies, the files of what is said, and what a narrowed key opens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerbHttpTest {
  private static final String NOWHERE = "00000000-0000-7000-8000-000000000000";

  private LiveService routing;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    routing = new LiveService("routing", Main.class, directory, Broker.shared().settings());
  }

  @AfterAll
  void stop() {
    routing.close();
  }

  @Test
  void a_narrowed_key_opens_tickets_board_and_agents_and_nothing_that_is_not_narrowed()
      throws Exception {
    for (var wanted :
        List.of(
            "{\"role\":\"supervisor\",\"access\":{\"sites\":[\"lisbon\"],\"brands\":[\"a\",\"b\"]}}",
            "{\"role\":\"agent\",\"agent\":\"ana\",\"access\":{\"queues\":[\"billing\"]}}")) {
      var key = routing.post(Role.ADMIN, "/v1/keys", wanted).json().path("key").asText();
      for (var path : List.of("/v1/tickets?status=queued", "/v1/board", "/v1/agents")) {
        assertThat(get(key, path)).as(path).isEqualTo(200);
      }
      assertThat(get(key, "/v1/agents/ana/offers")).isEqualTo(200);
      assertThat(get(key, "/v1/tickets/" + NOWHERE)).isEqualTo(404);
      assertThat(get(key, "/v1/rules")).isEqualTo(403);
      assertThat(get(key, "/v1/queues/billing")).isEqualTo(403);
    }
    assertThat(routing.get(Role.AGENT, "/v1/tickets").status()).isEqualTo(200);
    assertThat(routing.get(Role.AGENT, "/v1/rules").status()).isEqualTo(200);
  }

  private int get(String key, String path) throws Exception {
    return routing.send(routing.to(path).header("Authorization", "Bearer " + key)).status();
  }

  @Test
  void a_verb_without_a_body_is_a_command_like_any_other() throws Exception {
    for (var path :
        new String[] {
          "/v1/tickets/" + NOWHERE + "/resume",
          "/v1/tickets/" + NOWHERE + "/close",
          "/v1/offers/" + NOWHERE + ".1/accept"
        }) {
      var bare = routing.as(Role.SUPERVISOR, path).POST(BodyPublishers.noBody());
      assertThat(routing.send(bare).status()).as(path).isIn(202, 409);
      var empty = routing.post(Role.SUPERVISOR, path, "");
      assertThat(empty.status()).as(path).isIn(202, 409);
      assertThat(routing.post(Role.SUPERVISOR, path, "[]").status()).as(path).isEqualTo(400);
    }
    var reply = "/v1/tickets/" + NOWHERE + "/reply";
    var latin = "{\"text\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    var sent =
        routing
            .as(Role.SUPERVISOR, reply)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(latin));
    assertThat(routing.send(sent).status())
        .as("never with a mark in place of what was said")
        .isEqualTo(400);
  }

  @Test
  void what_is_said_names_only_files_that_are_there() throws Exception {
    var path = "/v1/tickets/" + NOWHERE;
    var body = "{\"text\":\"see\",\"attachments\":[{\"blob\":\"%s\"}]}";
    for (var verb : List.of("/reply", "/note")) {
      var unknown = routing.post(Role.SUPERVISOR, path + verb, body.formatted("0".repeat(64)));
      var problem = unknown.problem(422, "unknown-blob");
      assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/attachments/0/blob");
      var known = routing.post(Role.SUPERVISOR, path + verb, body.formatted(handIn("bytes")));
      assertThat(known.status()).isIn(202, 409);
      var wrong = routing.post(Role.SUPERVISOR, path + verb, body.formatted("../../x"));
      assertThat(wrong.status()).isIn(400, 422);
    }
  }

  @Test
  void whoever_reads_a_message_reads_its_files() throws Exception {
    var ticket = UUID.fromString(NOWHERE);
    var place = new Place(LiveService.WORKSPACE, ticket, Instant.EPOCH, "cause");
    var files =
        List.of(
            new Attachment("a.txt", "text/plain", 5L, false, null, "https://x.example/a", null),
            new Attachment("b.txt", "text/plain", 5L, false, null, null, handIn("bytes")),
            new Attachment("c.txt", "text/plain", 5L, false, null, null, "0".repeat(64)));
    var author = new Author(AuthorKind.AGENT, "ana", null);
    var message = TicketMessage.reply(place, author, "see", files).whole();

    var shown =
        routing
            .bean(AttachmentAddresses.class)
            .shown(LiveService.WORKSPACE, ticket, new MessageDetails(message, null, List.of()));
    var urls = shown.message().attachments().stream().map(MessageAttachment::url).toList();
    assertThat(urls.getFirst()).isEqualTo("https://x.example/a");
    assertThat(routing.send(routing.to(String.valueOf(urls.get(1)))).http().body())
        .isEqualTo("bytes");
    assertThat(urls.get(2)).isNull();
    assertThat(shown.notAvailable())
        .containsExactly(shown.message().attachments().get(2).attachmentId());

    var elsewhere =
        routing
            .bean(AttachmentAddresses.class)
            .shown("other", ticket, new MessageDetails(message, null, List.of()));
    assertThat(elsewhere.notAvailable()).hasSize(2);
  }

  private String handIn(String bytes) throws Exception {
    var request = routing.as(Role.AGENT, "/v1/blobs").POST(BodyPublishers.ofString(bytes));
    return routing.send(request).json().path("sha256").asText();
  }
}
