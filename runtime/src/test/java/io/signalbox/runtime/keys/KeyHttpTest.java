package io.signalbox.runtime.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.security.KeyLog;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A key made at one service works at all, and one revoked at one works nowhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyHttpTest {
  /** A stream that was not told would look again after five seconds. */
  private static final Duration STREAM_MAX = Duration.ofSeconds(4);

  private Probe here;
  private Probe there;

  @BeforeAll
  void start(@TempDir Path one, @TempDir Path other) throws Exception {
    var settings = Broker.shared().settings();
    here = start(one, "here", settings);
    there = start(other, "there", settings);
  }

  private static Probe start(Path directory, String instance, Map<String, Object> settings)
      throws Exception {
    var all = new HashMap<>(settings);
    all.put("signalbox.instance", instance);
    all.putAll(Map.of("probe.prefix", "keys", "probe.name", "keys"));
    return Probe.start(directory, all);
  }

  @AfterAll
  void stop() {
    here.close();
    there.close();
  }

  @Test
  void a_key_works_everywhere_until_it_is_revoked_anywhere() throws Exception {
    var made = make("{\"role\":\"agent\",\"agent\":\"agent-7\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.http().headers().firstValue("Cache-Control")).contains("no-store");
    var key = made.json().path("key").asText();
    var id = made.json().path("id").asText();
    assertThat(key).startsWith(id + "_");

    assertThat(whoami(here, key).json().path("agent").asText()).isEqualTo("agent-7");
    assertThat(whoami(there, key).status()).as("at once").isEqualTo(200);
    assertThat(there.get(Role.ADMIN, "/v1/keys/" + id).http().body())
        .contains("\"state\":\"good\"")
        .doesNotContain(key);
    assertThat(ids("?role=agent&state=good")).contains(id);

    var revoked = revoke(there, id, "");
    assertThat(revoked.json().path("state").asText()).isEqualTo("expired");
    whoami(there, key).problem(401, "unauthorised");
    await().until(() -> whoami(here, key).status() == 401);
    assertThat(ids("?state=good")).doesNotContain(id);
    assertThat(ids("?state=expired")).contains(id);
    assertThat(revoke(here, id, "").status()).isEqualTo(200); // once more changes nothing
  }

  @Test
  void what_was_done_with_keys_is_in_the_audit_log_and_no_key_is() throws Exception {
    var made = make("{\"role\":\"ops\"}").json();
    var id = made.path("id").asText();
    revoke(here, id, "");

    var audit = here.get(Role.ADMIN, "/v1/audit?subject=" + id);
    assertThat(audit.json().path("items").findValuesAsText("action"))
        .containsExactly("key.revoke", "key.make");
    assertThat(audit.http().body()).doesNotContain(made.path("key").asText());
  }

  @Test
  void a_key_expires_when_it_is_told_to_and_never_later() throws Exception {
    var id = make("{\"role\":\"ops\"}").json().path("id").asText();
    var soon = Instant.now().plus(Duration.ofHours(1)).toString();
    var later = Instant.now().plus(Duration.ofHours(2)).toString();

    assertThat(revoke(here, id, "{\"at\":\"" + soon + "\"}").json().path("expiresAt").asText())
        .isEqualTo(soon);
    revoke(here, id, "{\"at\":\"" + later + "\"}").problem(409, "ends-before");
    revoke(here, id, "{\"when\":\"" + soon + "\"}").problem(400, "unknown-field");
  }

  @Test
  void a_key_may_be_narrowed_and_opens_only_what_respects_that() throws Exception {
    var made =
        make("{\"role\":\"supervisor\",\"access\":{\"sites\":[\"lisbon\"],\"clearances\":[]}}");
    assertThat(made.status()).isEqualTo(201);
    var key = made.json().path("key").asText();

    var who = whoami(there, key).json();
    assertThat(who.path("access").path("sites").path(0).asText()).isEqualTo("lisbon");
    here.send(bearing(key, "/v1/probe/append"), "{\"number\":1}").problem(403, "forbidden");
    here.send(bearing(key, "/v1/commands/never")).problem(404, "not-found");
  }

  @Test
  void what_a_key_is_narrowed_to_is_checked() throws Exception {
    var sites = "{\"role\":\"supervisor\",\"access\":{\"sites\":%s}}";
    make(sites.formatted("[]")).problem(400, "wrong-shape");
    make(sites.formatted("[\"" + "x".repeat(201) + "\"]")).problem(400, "wrong-shape");
    make("{\"role\":\"supervisor\",\"access\":{\"teams\":[\"a\"]}}").problem(400, "unknown-field");
    make("{\"role\":\"admin\",\"access\":{\"sites\":[\"lisbon\"]}}").problem(400, "bad-key");
  }

  @Test
  void only_admins_touch_keys() throws Exception {
    var id = make("{\"role\":\"ops\"}").json().path("id").asText();
    for (var role : List.of(Role.INTEGRATION, Role.AGENT, Role.SUPERVISOR, Role.OPS)) {
      here.get(role, "/v1/keys").problem(403, "forbidden");
      here.get(role, "/v1/keys/" + id).problem(403, "forbidden");
      here.post(role, "/v1/keys", "{\"role\":\"admin\"}").problem(403, "forbidden");
      here.post(role, "/v1/keys/" + id + "/revoke", "").problem(403, "forbidden");
    }
    here.get(Role.ADMIN, "/v1/keys/sb_ops_aaaaaaaa").problem(404, "not-found");
    here.get(Role.ADMIN, "/v1/keys/x").problem(404, "not-found");
    assertThat(here.get(Role.ADMIN, "/v1/keys/" + id).json().path("state").asText())
        .isEqualTo("good");
  }

  @Test
  void an_admin_makes_keys_of_another_workspace_and_they_are_that_ones_alone() throws Exception {
    var made = here.post(Role.ADMIN, "/v1/keys?workspace=two", "{\"role\":\"supervisor\"}");
    var id = made.json().path("id").asText();
    var who = whoami(here, made.json().path("key").asText());

    assertThat(who.json().path("workspace").asText()).isEqualTo("two");
    here.get(Role.ADMIN, "/v1/keys/" + id).problem(404, "not-found");
    here.post(Role.ADMIN, "/v1/keys/" + id + "/revoke", "").problem(404, "not-found");
    assertThat(ids("?role=supervisor")).doesNotContain(id);
    assertThat(here.get(Role.ADMIN, "/v1/keys/" + id + "?workspace=two").status()).isEqualTo(200);
  }

  @Test
  void nobody_ends_their_own_key_while_it_is_the_last_of_an_admin() throws Exception {
    var first = here.post(Role.ADMIN, "/v1/keys?workspace=alone", "{\"role\":\"admin\"}").json();
    var key = first.path("key").asText();
    var end = "/v1/keys/" + first.path("id").asText() + "/revoke";

    here.send(bearing(key, end), "").problem(409, "last-admin-key");
    assertThat(here.send(bearing(key, "/v1/keys"), "{\"role\":\"ops\"}").status()).isEqualTo(201);
    here.send(bearing(key, end), "").problem(409, "last-admin-key");
    assertThat(here.send(bearing(key, "/v1/keys"), "{\"role\":\"admin\"}").status()).isEqualTo(201);
    assertThat(here.send(bearing(key, end), "").status()).isEqualTo(200);
    whoami(here, key).problem(401, "unauthorised");
  }

  @Test
  void the_list_comes_in_pages_and_says_what_each_is_for() throws Exception {
    var path = "/v1/keys?workspace=paged";
    for (var note : List.of("mail", "chat", "phone")) {
      here.post(Role.ADMIN, path, "{\"role\":\"integration\",\"note\":\"" + note + "\"}");
    }
    var first = here.get(Role.ADMIN, path + "&limit=2").json();
    var next = path + "&limit=2&cursor=" + first.path("next").asText();
    var second = here.get(Role.ADMIN, next).json();
    var notes = new ArrayList<>(first.path("items").findValuesAsText("note"));
    assertThat(notes).hasSize(2);
    notes.addAll(second.path("items").findValuesAsText("note"));

    assertThat(notes).containsExactlyInAnyOrder("mail", "chat", "phone");
    assertThat(second.path("next").asText("")).isEmpty();
    assertThat(first.path("items").findValuesAsText("madeBy"))
        .allMatch(name -> here.token(Role.ADMIN).startsWith(name + "_"));
    here.get(Role.ADMIN, path + "&color=red").problem(400, "bad-filter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"role\":null}",
        "{\"role\":\"system\"}",
        "{\"role\":\"root\"}",
        "{\"role\":\"agent\"}",
        "{\"role\":\"agent\",\"agent\":\"a b\"}",
        "{\"role\":\"ops\",\"agent\":\"agent-1\"}",
        "{\"role\":\"ops\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}",
        "{\"role\":\"ops\",\"expiresAt\":\"soon\"}",
        "{\"role\":\"ops\",\"expires\":\"2099-01-01T00:00:00Z\"}"
      })
  void what_is_no_key_is_not_made(String body) throws Exception {
    assertThat(make(body).status()).isEqualTo(400);
  }

  @Test
  void a_stream_ends_when_its_key_is_revoked() throws Exception {
    var made = make("{\"role\":\"supervisor\"}").json();
    var ended = open(made.path("key").asText());
    assertThat(ended).isNotDone();

    revoke(there, made.path("id").asText(), "");
    await().atMost(STREAM_MAX).until(ended::isDone);
  }

  @Test
  void a_stream_ends_when_its_key_expires() throws Exception {
    var soon = Instant.now().plus(Duration.ofSeconds(2));
    var made = make("{\"role\":\"supervisor\",\"expiresAt\":\"" + soon + "\"}").json();
    var ended = open(made.path("key").asText());

    await().atMost(STREAM_MAX).until(ended::isDone);
    assertThat(Instant.now()).isAfterOrEqualTo(soon);
  }

  @Test
  void the_key_itself_is_in_one_answer_and_nowhere_else() throws Exception {
    var seen = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    seen.start();
    root.addAppender(seen);
    try {
      var made = make("{\"role\":\"supervisor\"}").json();
      var id = made.path("id").asText();
      var secret = made.path("key").asText().substring(id.length() + 1);
      whoami(there, made.path("key").asText());
      var answers =
          List.of(
              here.get(Role.ADMIN, "/v1/keys/" + id).http().body(),
              here.get(Role.ADMIN, "/v1/keys?limit=200").http().body(),
              revoke(here, id, "").http().body());
      var log = Broker.shared().records(KeyLog.TOPIC, 0);

      assertThat(answers).noneMatch(answer -> answer.contains(secret));
      assertThat(log).anyMatch(each -> text(each.value()).contains(id));
      assertThat(log).noneMatch(each -> text(each.value()).contains(secret));
      assertThat(seen.list).noneMatch(event -> event.getFormattedMessage().contains(secret));
    } finally {
      root.detachAppender(seen);
    }
  }

  private static String text(byte @Nullable [] value) {
    return value == null ? "" : new String(value, StandardCharsets.UTF_8);
  }

  private CompletableFuture<Void> open(String key) throws Exception {
    var request = bearing(key, "/v1/probe/stream").build();
    var answer = here.client().send(request, BodyHandlers.ofLines());
    assertThat(answer.statusCode()).isEqualTo(200);
    return CompletableFuture.runAsync(() -> answer.body().forEach(_ -> {}));
  }

  private HttpRequest.Builder bearing(String key, String path) {
    return here.to(path).header("Authorization", "Bearer " + key);
  }

  private Reply make(String body) throws Exception {
    return here.post(Role.ADMIN, "/v1/keys", body);
  }

  private static Reply revoke(Probe at, String id, String body) throws Exception {
    await().until(() -> at.get(Role.ADMIN, "/v1/keys/" + id).status() == 200);
    return at.post(Role.ADMIN, "/v1/keys/" + id + "/revoke", body);
  }

  private static Reply whoami(Probe at, String key) throws Exception {
    return at.send(at.to("/v1/probe/whoami").header("Authorization", "Bearer " + key));
  }

  private List<String> ids(String filters) throws Exception {
    JsonNode items = here.get(Role.ADMIN, "/v1/keys" + filters + "&limit=200").json().path("items");
    return items.findValuesAsText("id");
  }
}
