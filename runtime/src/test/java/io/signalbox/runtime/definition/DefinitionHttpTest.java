package io.signalbox.runtime.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import io.signalbox.runtime.testkit.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of definition answers alike over HTTP. Each test has a workspace of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefinitionHttpTest {
  private static final String THINGS = "/v1/things";

  private Probe probe;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    probe = Probe.start(directory, Broker.shared().settings());
  }

  @AfterAll
  void stop() {
    probe.close();
  }

  @Test
  void one_is_set_up_seen_changed_removed_and_restored() throws Exception {
    var in = "?workspace=life";
    assertThat(put("/a" + in, "one").json())
        .isEqualTo(json("{'kind':'thing','id':'a','version':1,'changed':true}"));
    assertThat(put("/a" + in, "one").json().path("changed").asBoolean()).isFalse();
    put("/a" + in, "two");
    var now = get("/a" + in);
    assertThat(now.json()).isEqualTo(json("{'id':'a','text':'two'}"));
    assertThat(now.header("ETag")).isEqualTo("\"2\"");
    var versions = get("/a/versions" + in).json().path("items");
    assertThat(versions.findValuesAsText("version")).containsExactly("2", "1");
    assertThat(versions.path(0).path("by").asText()).startsWith("sb_");
    assertThat(versions.path(0).path("at").asText()).isNotBlank();
    assertThat(versions.path(0).has("text")).isFalse();
    assertThat(get("/a/versions/1" + in).json().path("text").asText()).isEqualTo("one");
    assertThat(delete("/a" + in).status()).isEqualTo(200);
    get("/a" + in).problem(404, "not-found");
    get("/a/versions/3" + in).problem(404, "not-found");
    delete("/a" + in).problem(409, "unknown-thing");
    var restored = post("/a/versions/1/restore" + in, "");
    assertThat(restored.json().path("version").asInt()).isEqualTo(4);
    assertThat(get("/a" + in).json().path("text").asText()).isEqualTo("one");
    assertThat(get("/a/versions" + in).json().at("/items/0/restored").asInt()).isEqualTo(1);
    post("/a/versions/3/restore" + in, "").problem(409, "unknown-version");
  }

  @Test
  void a_list_goes_by_id_page_by_page() throws Exception {
    var in = "workspace=list";
    for (var id : List.of("b", "a", "c")) put("/" + id + "?" + in, "one");
    put("/d?" + in, "one").problem(409, "too-many");
    delete("/b?" + in);
    var first = get("?limit=1&" + in).json();
    assertThat(first.path("items").findValuesAsText("id")).containsExactly("a");
    var next = get("?limit=1&" + in + "&cursor=" + first.path("next").asText()).json();
    assertThat(next.path("items").findValuesAsText("id")).containsExactly("c");
    assertThat(next.has("next")).isFalse();
    get("?colour=red&" + in).problem(400, "bad-filter");
  }

  @Test
  void to_validate_answers_as_if_and_changes_nothing() throws Exception {
    var in = "?workspace=try";
    put("/a" + in, "one");
    assertThat(validate(in, "{'id':'a','text':'two'}").json())
        .isEqualTo(json("{'kind':'thing','id':'a','version':2,'changed':true}"));
    validate(in, "{'id':'a','text':' '}").problem(409, "blank");
    validate(in, "{'text':'two'}").problem(400, "schema");
    assertThat(get("/a" + in).json().path("text").asText()).isEqualTo("one");
    assertThat(get("/a/versions" + in).json().path("items")).hasSize(1);
  }

  @Test
  void what_something_needs_is_not_removed() throws Exception {
    var in = "?workspace=need";
    put("/a" + in, "one");
    var order = "/v1/order" + in;
    assertThat(probe.get(Role.AGENT, "/v1/order").json()).isEqualTo(json("{'things':[]}"));
    probe.put(Role.ADMIN, order, "{\"things\":[\"a\"]}");
    delete("/a" + in).problem(409, "needed");
    var cleared = probe.send(probe.as(Role.ADMIN, order).DELETE());
    assertThat(cleared.json())
        .isEqualTo(json("{'kind':'order','id':'-','version':2,'changed':true}"));
    assertThat(delete("/a" + in).status()).isEqualTo(200);
    var versions = probe.get(Role.ADMIN, "/v1/order/versions" + in).json().path("items");
    assertThat(versions).hasSize(2);
    var back = probe.post(Role.ADMIN, "/v1/order/versions/1/restore" + in, "");
    assertThat(back.json().path("version").asInt()).isEqualTo(3);
    assertThat(probe.get(Role.ADMIN, order).header("ETag")).isEqualTo("\"3\"");
  }

  @Test
  void who_may_not_can_neither_look_nor_change() throws Exception {
    var thing = "{\"text\":\"one\"}";
    assertThat(probe.put(Role.SUPERVISOR, THINGS + "/mine", thing).status()).isEqualTo(200);
    assertThat(probe.get(Role.AGENT, THINGS + "/mine").status()).isEqualTo(200);
    probe.put(Role.AGENT, THINGS + "/mine", thing).problem(403, "forbidden");
    probe.send(probe.as(Role.AGENT, THINGS + "/mine").DELETE()).problem(403, "forbidden");
    for (var path : List.of("/validate", "/mine/versions/1/restore")) {
      probe
          .post(Role.AGENT, THINGS + path, "{\"id\":\"mine\",\"text\":\"x\"}")
          .problem(403, "forbidden");
    }
    for (var path : List.of("", "/mine", "/mine/versions", "/mine/versions/1")) {
      probe.get(Role.OPS, THINGS + path).problem(403, "forbidden");
      probe.send(probe.to(THINGS + path)).problem(401, "unauthorised");
    }
    get("/mine?workspace=strange").problem(404, "not-found");
  }

  @Test
  void what_comes_by_any_way_is_in_the_audit_log() throws Exception {
    var in = "?workspace=audit";
    put("/a" + in, "one");
    delete("/a" + in);
    await()
        .until(
            () ->
                probe
                    .get(Role.ADMIN, "/v1/audit" + in)
                    .json()
                    .path("items")
                    .findValuesAsText("action"),
            actions -> actions.containsAll(List.of("thing.define", "thing.remove")));
  }

  @Test
  void hostile_input_is_answered_and_leaves_nothing() throws Exception {
    var in = "?workspace=hostile";
    var text = "{\"text\":\"one\"}";
    for (var body : List.of("", "null", "[]", "7", "{\"text\":", "{\"text\":1,\"text\":2}")) {
      assertThat(probe.put(Role.ADMIN, THINGS + "/a" + in, body).status()).as(body).isEqualTo(400);
      assertThat(probe.post(Role.ADMIN, THINGS + "/validate" + in, body).status())
          .as(body)
          .isEqualTo(400);
    }
    var large = "{\"text\":\"" + "x".repeat(300_000) + "\"}";
    probe.put(Role.ADMIN, THINGS + "/a" + in, large).problem(413, "too-large");
    put("/a" + in, "one");
    probe.put(Role.ADMIN, THINGS + "/" + "x".repeat(201) + in, text).problem(400, "bad-id");
    probe.put(Role.ADMIN, THINGS + "/%0a" + in, text).problem(400, "bad-request");
    for (var number : List.of("0", "-1", "99999999999", "x", "1e0")) {
      var path = THINGS + "/a/versions/" + number;
      assertThat(probe.post(Role.ADMIN, path + "/restore" + in, "").status())
          .as(number)
          .isEqualTo(400);
      assertThat(probe.get(Role.ADMIN, path + in).status()).as(number).isIn(400, 404);
    }
    // names that might be taken for something else are names
    for (var id : List.of("validate", "versions", "'; drop table definition_version; --")) {
      var path = "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
      assertThat(put(path + in, "one").json().path("id").asText()).isEqualTo(id);
      assertThat(get(path + in).json().path("id").asText()).isEqualTo(id);
      assertThat(delete(path + in).status()).isEqualTo(200);
    }
    assertThat(get(in).json().path("items").findValuesAsText("id")).containsExactly("a");
  }

  private Reply get(String path) throws Exception {
    return probe.get(Role.ADMIN, THINGS + path);
  }

  private Reply put(String path, String text) throws Exception {
    return probe.put(Role.ADMIN, THINGS + path, "{\"text\":\"" + text + "\"}");
  }

  private Reply delete(String path) throws Exception {
    return probe.send(probe.as(Role.ADMIN, THINGS + path).DELETE());
  }

  private Reply post(String path, String body) throws Exception {
    return probe.post(Role.ADMIN, THINGS + path, body);
  }

  private Reply validate(String in, String thing) throws Exception {
    return post("/validate" + in, thing.replace('\'', '"'));
  }

  private static JsonNode json(String text) {
    return Json.read(text.replace('\'', '"'), JsonNode.class);
  }
}
