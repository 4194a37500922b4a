package io.signalbox.quickstart.journey;

import io.signalbox.quickstart.home.Keys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Requests of every sort that is wrong, to every service. */
final class BadRequests {
  private static final int BODY_BYTES_MAX = 1 << 20;
  private static final String TICKET = "01a00000-0000-7000-8000-000000000000";

  /** Lists, by service, and who may read them. */
  private static final Map<String, String> LISTS =
      Map.of(
          "ingest", "/v1/contacts",
          "routing", "/v1/tickets",
          "sla", "/v1/alerts",
          "survey", "/v1/invitations");

  private static final String UNSIGNED =
      "/v1/blobs/"
          + "0".repeat(64)
          + "?workspace=default&holder="
          + TICKET
          + "&expires=9999999999&signature=00";

  private final Installation there;
  private final Keys keys;

  BadRequests(Installation there) {
    this.there = there;
    this.keys = there.keys();
  }

  /** Where JSON is sent to, by whom, and by whom never. */
  private record Door(String service, String method, String path, String key, String wrongKey) {
    Request request(String what) {
      return Request.of(what, service, method, path);
    }
  }

  List<Request> all() {
    return Stream.of(
            doors().stream().flatMap(this::bodies),
            doors().stream().flatMap(this::callers),
            Installation.SERVICES.stream().flatMap(this::lists),
            Installation.SERVICES.stream().flatMap(this::paths),
            contacts(),
            tickets(),
            promises(),
            surveys())
        .flatMap(each -> each)
        .toList();
  }

  private List<Door> doors() {
    return List.of(
        new Door("ingest", "POST", "/v1/contacts", keys.integration(), keys.agent()),
        new Door(
            "routing",
            "POST",
            "/v1/tickets/" + TICKET + "/reply",
            keys.agent(),
            keys.integration()),
        new Door("routing", "PUT", "/v1/queues/other", keys.supervisor(), keys.agent()),
        new Door("routing", "PUT", "/v1/rules", keys.admin(), keys.supervisor()),
        new Door("sla", "PUT", "/v1/policies", keys.admin(), keys.supervisor()),
        new Door("sla", "PUT", "/v1/calendars/other", keys.supervisor(), keys.agent()),
        new Door("survey", "PUT", "/v1/programs/other", keys.admin(), keys.supervisor()));
  }

  private Stream<Request> bodies(Door door) {
    var deep = "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    var large = "{\"x\":\"" + "x".repeat(BODY_BYTES_MAX) + "\"}";
    var notUtf8 = "{\"x\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    return Stream.of(
        door.request("not JSON").as(door.key()).json("{\"x\":").is(400, "broken-json"),
        door.request("a field twice")
            .as(door.key())
            .json("{\"x\":1,\"x\":2}")
            .is(400, "broken-json"),
        door.request("no object").as(door.key()).json("[]").is(400, "*"),
        door.request("null").as(door.key()).json("null").is(400, "*"),
        door.request("nothing")
            .as(door.key())
            .with("Content-Type", "application/json")
            .is(400, "*"),
        door.request("deep").as(door.key()).json(deep).is(400, "too-deep"),
        door.request("too large").as(door.key()).json(large).is(413, "too-large"),
        door.request("not UTF-8")
            .as(door.key())
            .with("Content-Type", "application/json")
            .body(notUtf8)
            .is(400, "*"),
        door.request("not said to be JSON")
            .as(door.key())
            .with("Content-Type", "text/csv")
            .body("a,b")
            .is(415, "unsupported-media-type"),
        door.request("a long key of repeats")
            .as(door.key())
            .with("Idempotency-Key", "x".repeat(201))
            .json("{}")
            .is(400, "*"));
  }

  private Stream<Request> callers(Door door) {
    return Stream.of(
        door.request("nobody").json("{}").is(401, "unauthorised"),
        door.request("an unknown key").as("sb_unknown").json("{}").is(401, "unauthorised"),
        door.request("no token").as("eyJhbGciOiJub25lIn0.e30.").json("{}").is(401, "unauthorised"),
        door.request("half a token").as("eyJ").json("{}").is(401, "unauthorised"),
        door.request("a huge token").as("x".repeat(9_000)).json("{}").is(401, "unauthorised"),
        door.request("two keys").as(door.key()).as(door.key()).json("{}").is(401, "unauthorised"),
        door.request("another scheme")
            .with("Authorization", "Basic YTpi")
            .json("{}")
            .is(401, "unauthorised"),
        door.request("another role").as(door.wrongKey()).json("{}").is(403, "forbidden"),
        Request.of("another workspace", door.service(), door.method(), door.path() + "?workspace=x")
            .as(keys.supervisor())
            .json("{}")
            .is(403, "forbidden"),
        Request.of("no workspace", door.service(), door.method(), door.path() + "?workspace=..%2f")
            .as(keys.admin())
            .json("{}")
            .is(400, "bad-parameter"),
        Request.of("another method", door.service(), "PATCH", door.path())
            .as(door.key())
            .json("{}")
            .is(405, "method-not-allowed"));
  }

  private Stream<Request> lists(String service) {
    var list = LISTS.getOrDefault(service, "");
    return Stream.concat(
        Stream.of("limit=0", "limit=201", "limit=-1", "limit=x", "limit=1&limit=2", "colour=red")
            .map(query -> get("filter " + query, service, list + "?" + query, "bad-filter")),
        Stream.of(
            get("a cursor of nobody", service, list + "?cursor=AAAA", "bad-cursor"),
            get("a cursor that is none", service, list + "?cursor=%C3%A4", "bad-cursor"),
            get("a NUL in a filter", service, list + "?limit=%00", "bad-request"),
            Request.of("a list for nobody", service, "GET", list).is(401, "unauthorised")));
  }

  private Request get(String what, String service, String path, String type) {
    return Request.of(what, service, "GET", path).as(keys.supervisor()).is(400, type);
  }

  private Stream<Request> paths(String service) {
    return Stream.of(
        Request.of("no such path", service, "GET", "/v1/nothing").is(404, "not-found"),
        Request.of("no such path", service, "GET", "/v1/%2e%2e/x").is(404, "not-found"),
        Request.of("a long path", service, "GET", "/v1/" + "x".repeat(9_000)).is(413, "too-large"),
        Request.of("a NUL", service, "GET", "/v1/commands/%00").is(400, "bad-request"),
        Request.of("no such command", service, "GET", "/v1/commands/none")
            .as(keys.admin())
            .is(404, "not-found"),
        Request.of("no id", service, "GET", "/v1/dead-letters/none")
            .as(keys.ops())
            .is(400, "bad-parameter"),
        Request.of("no such letter", service, "POST", "/v1/dead-letters/" + TICKET + "/replay")
            .as(keys.ops())
            .is(404, "not-found"),
        Request.of("letters for agents", service, "GET", "/v1/dead-letters")
            .as(keys.agent())
            .is(403, "forbidden"));
  }

  private Stream<Request> contacts() {
    var batch =
        Request.of("a batch", "ingest", "POST", "/v1/contacts/batch").as(keys.integration());
    var lines = batch.with("Content-Type", "application/x-ndjson");
    var unknownFile =
        "{\"channel\":\"web\",\"from\":{\"email\":\"a@example.org\"},\"attachments\":[{\"blob\":\"%s\"}]}"
            .formatted("0".repeat(64));
    return Stream.of(
        lines.body("{}\n".repeat(1_001)).is(413, "too-large"),
        lines.body(new byte[(8 << 20) + 1]).is(413, "too-large"),
        lines.body("").is(400, "*"),
        lines.body("\n\n\r\n").is(400, "empty-batch"),
        Request.of("an unknown file", "ingest", "POST", "/v1/contacts")
            .as(keys.integration())
            .json(unknownFile)
            .is(422, "unknown-blob"),
        Request.of("an address that nobody signed", "ingest", "GET", UNSIGNED).is(403, "forbidden"),
        Request.of("no contact", "ingest", "POST", "/v1/contacts")
            .as(keys.integration())
            .json("{\"channel\":\"\\u0000\",\"from\":{}}")
            .is(400, "schema"),
        Request.of("no such contact", "ingest", "GET", "/v1/contacts/none")
            .as(keys.supervisor())
            .is(404, "not-found"),
        Request.of("no such status", "ingest", "GET", "/v1/contacts?status=lost")
            .as(keys.supervisor())
            .is(400, "unknown-status"),
        Request.of("not suspended", "ingest", "POST", "/v1/contacts/" + TICKET + "/release")
            .as(keys.supervisor())
            .json("{}")
            .is(409, "not-suspended"));
  }

  private Stream<Request> tickets() {
    var path = "/v1/tickets/" + TICKET;
    return Stream.of(
        Request.of("no such ticket", "routing", "GET", path)
            .as(keys.supervisor())
            .is(404, "not-found"),
        Request.of("no id", "routing", "GET", "/v1/tickets/none/explanation")
            .as(keys.supervisor())
            .is(404, "not-found"),
        Request.of("no such verb", "routing", "POST", path + "/forget")
            .as(keys.supervisor())
            .json("{}")
            .is(404, "not-found"),
        Request.of("no such ticket", "routing", "POST", path + "/resolve")
            .as(keys.agent())
            .json("{}")
            .is(409, "unknown-ticket"),
        Request.of("for another", "routing", "POST", path + "/resolve")
            .as(keys.agent())
            .json("{\"agentId\":\"agent-2\"}")
            .is(403, "forbidden"),
        Request.of("no such offer", "routing", "POST", "/v1/offers/none/accept")
            .as(keys.agent())
            .json("{}")
            .is(409, "unknown-offer"),
        Request.of("no such tier", "routing", "GET", "/v1/tickets?tier=x")
            .as(keys.supervisor())
            .is(400, "*"),
        Request.of("a rule that is none", "routing", "PUT", "/v1/rules")
            .as(keys.admin())
            .json("{\"rules\":[{\"name\":\"x\",\"when\":\"1 +\",\"then\":{}}]}")
            .is(409, "bad-rule"),
        Request.of("no position", "routing", "GET", "/v1/stream")
            .as(keys.supervisor())
            .with("Last-Event-ID", "none")
            .is(400, "*"));
  }

  private Stream<Request> promises() {
    return Stream.of(
        Request.of("no such zone", "sla", "PUT", "/v1/calendars/other")
            .as(keys.supervisor())
            .json("{\"timeZone\":\"Nowhere\",\"weekly\":{}}")
            .is(400, "*"),
        Request.of("no such calendar", "sla", "GET", "/v1/calendars/none")
            .as(keys.supervisor())
            .is(404, "not-found"),
        Request.of("for ever", "sla", "POST", "/v1/calendars/compute")
            .as(keys.supervisor())
            .json(
                "{\"calendar\":{\"timeZone\":\"UTC\",\"weekly\":{}},"
                    + "\"from\":\"2026-01-01T00:00:00Z\",\"add\":\"PT999999999H\"}")
            .is(400, "*"),
        Request.of("policies that nobody gave", "sla", "PUT", "/v1/policies")
            .as(keys.admin())
            .json("{\"polices\":[]}")
            .is(400, "schema"),
        Request.of("no policies", "sla", "POST", "/v1/policies/preview")
            .as(keys.supervisor())
            .json("{\"policy\":7}")
            .is(400, "*"),
        Request.of("no such alert", "sla", "POST", "/v1/alerts/none/acknowledge")
            .as(keys.supervisor())
            .json("{}")
            .is(409, "*"));
  }

  private Stream<Request> surveys() {
    return Stream.of(
        Request.of("off the scale", "survey", "POST", "/v1/scores/compute")
            .as(keys.supervisor())
            .json("{\"metric\":\"nps\",\"answers\":[11]}")
            .is(400, "*"),
        Request.of("no such metric", "survey", "GET", "/v1/scores?metric=luck")
            .as(keys.supervisor())
            .is(400, "*"),
        Request.of("no time", "survey", "GET", "/v1/scores?metric=nps&from=yesterday")
            .as(keys.supervisor())
            .is(400, "*"),
        Request.of("no program", "survey", "PUT", "/v1/programs/other")
            .as(keys.admin())
            .json("{\"metric\":\"luck\",\"question\":\"\",\"trigger\":\"resolved\"}")
            .is(400, "schema"));
  }

  /** The keys that no answer may repeat. */
  List<String> secrets() {
    return List.of(keys.admin(), keys.integration(), there.agentKey("agent-1"));
  }
}
