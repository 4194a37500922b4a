package io.signalbox.runtime.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.OutboxFormat;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.store.DeadLetter;
import io.signalbox.runtime.store.SqlStore;
import io.signalbox.runtime.testkit.Engine;
import io.signalbox.runtime.testkit.SummerTime;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dead letters as the loop wrote them, listed by pages and looked at. */
class LetterListTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void pages_lose_and_repeat_nothing_also_in_the_hour_that_comes_twice(Engine engine)
      throws Exception {
    try (var _ = new SummerTime();
        var probe = Probe.start(directory, engine.edgeOnly())) {
      var newestFirst =
          SummerTime.night().stream()
              .flatMap(at -> IntStream.of(3, 2, 1).mapToObj(n -> letter(n, at, "acme", "a")))
              .toList();
      keep(probe, newestFirst);

      var shown = items(probe, Role.OPS, "?limit=4");
      assertThat(shown)
          .extracting(line -> line.path("id").asText() + " " + line.path("at").asText())
          .containsExactlyElementsOf(
              newestFirst.stream().map(letter -> letter.id() + " " + letter.at()).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void they_are_found_by_their_filters_in_one_workspace(Engine engine) throws Exception {
    try (var probe = Probe.start(directory, engine.edgeOnly())) {
      var a = letter(4, NOON, "acme", "a");
      var replayed = letter(3, NOON, "acme", "a");
      var b = letter(2, NOON, "acme", "b");
      var nobodys = letter(1, NOON, "", "b");
      keep(probe, List.of(a, replayed, b, nobodys, letter(5, NOON, "other", "a")));
      store(probe).transaction(0, transaction -> transaction.replayed(List.of(replayed.id())));

      requireFound(probe, Role.OPS, "", a, replayed, b);
      requireFound(probe, Role.ADMIN, "", a, replayed, b, nobodys);
      requireFound(probe, Role.OPS, "?state=dead", a, b);
      requireFound(probe, Role.OPS, "?topic=a", a, replayed);
      requireFound(probe, Role.OPS, "?topic=a&state=replayed", replayed);
      requireFound(probe, Role.OPS, "?topic=c");
      requireFound(probe, Role.ADMIN, "?topic=b&limit=1", b, nobodys);
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_is_shown_with_all_that_is_kept_of_it(Engine engine) throws Exception {
    try (var probe = Probe.start(directory, engine.edgeOnly())) {
      var letter = letter(1, NOON, "acme", "a");
      keep(probe, List.of(letter));
      var line =
          Json.tree(
              """
              {"id": "%s", "topic": "a", "partition": 7, "offset": 5000000001, "reason": "broken",
               "detail": "it is broken", "at": "2026-11-01T12:00:00Z", "state": "dead",
               "sender": {"name": "sb_agent_abcdefgh", "role": "agent"}}\
              """
                  .formatted(letter.id())
                  .getBytes(UTF_8));

      assertThat(items(probe, Role.OPS, "")).containsExactly(line);
      var shown = probe.get(Role.OPS, "/v1/dead-letters/" + letter.id()).json();
      assertThat(shown.path("letter")).isEqualTo(line);
      assertThat(shown.path("value").asText()).isEqualTo("number 1");
    }
  }

  private static void requireFound(Probe probe, Role role, String query, DeadLetter... letters)
      throws Exception {
    assertThat(items(probe, role, query))
        .extracting(line -> line.path("id").asText())
        .as("%s as %s", query, role)
        .containsExactlyElementsOf(Stream.of(letters).map(each -> each.id().toString()).toList());
  }

  private static List<JsonNode> items(Probe probe, Role role, String query) throws Exception {
    var found = new ArrayList<JsonNode>();
    var path = "/v1/dead-letters" + query;
    while (!path.isEmpty()) {
      var reply = probe.get(role, path);
      reply.json().path("items").forEach(found::add);
      path = reply.header("Link").replaceAll("[<>]|;.*", "");
    }
    return found;
  }

  private static void keep(Probe probe, List<DeadLetter> letters) {
    store(probe).transaction(0, transaction -> transaction.dead(letters));
  }

  private static SqlStore store(Probe probe) {
    return new SqlStore(probe.bean(DataSource.class), InstantSource.system());
  }

  private static DeadLetter letter(int number, Instant at, String workspace, String topic) {
    var value = ("number " + number).getBytes(UTF_8);
    return new DeadLetter(
        new UUID(at.getEpochSecond(), number),
        workspace,
        topic,
        7,
        5_000_000_000L + number,
        "broken",
        "it is broken",
        at,
        new Actor("sb_agent_abcdefgh", Role.AGENT, "acme", "agent-1"),
        OutboxFormat.write(List.of(new OutRecord(topic, 0, null, value, List.of()))));
  }
}
