package io.signalbox.runtime.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.store.AuditLine;
import io.signalbox.runtime.store.SqlStore;
import io.signalbox.runtime.testkit.Engine;
import io.signalbox.runtime.testkit.SummerTime;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The audit log as it is written by loop and edge, and read by pages. */
class AuditLogTest {
  private static final String LINES = "/v1/audit?workspace=acme";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void what_the_loop_wrote_is_found_by_its_filters_and_shown_whole(Engine engine) throws Exception {
    try (var probe = Probe.start(directory, engine.edgeOnly())) {
      var first = line(1, "acme", "ann", "ticket.reply", "t-1", "refused", "closed");
      var lines =
          List.of(
              first,
              line(2, "acme", "ann", "ticket.reply", "t-2", "done", null),
              line(3, "acme", "bob", "ticket.reply", "t-1", "done", null),
              line(4, "acme", "ann", "ticket.close", "t-1", "done", null),
              line(5, "other", "ann", "ticket.reply", "t-1", "done", null));
      new SqlStore(probe.bean(DataSource.class), InstantSource.system())
          .transaction(0, transaction -> transaction.audit(lines));

      assertThat(numbers(probe, "")).containsExactly(4, 3, 2, 1);
      assertThat(numbers(probe, "&actor=ann")).containsExactly(4, 2, 1);
      assertThat(numbers(probe, "&actor=ann&action=ticket.reply")).containsExactly(2, 1);
      assertThat(numbers(probe, "&actor=ann&action=ticket.reply&subject=t-1")).containsExactly(1);
      assertThat(numbers(probe, "&actor=eve")).isEmpty();
      assertThat(items(probe, "&actor=ann&limit=2").get(2))
          .isEqualTo(
              Json.tree(
                  """
                  {"id": "00000000-0000-7000-8000-000000000001", "at": "2026-11-01T10:00:00Z",
                   "actor": "ann", "role": "agent", "action": "ticket.reply", "subject": "t-1",
                   "commandId": "c-1", "outcome": "refused", "reason": "closed"}\
                  """
                      .getBytes(UTF_8)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_was_read_in_the_hour_that_comes_twice_was_read_then(Engine engine) throws Exception {
    try (var _ = new SummerTime();
        var probe = Probe.start(directory, engine.edgeOnly())) {
      var reader = new Actor("ann", Role.OPS, "acme", null);
      for (var at : SummerTime.night().reversed()) {
        new AuditLog(probe.bean(AuditRows.class), probe.bean(ServiceSettings.class), () -> at)
            .noteRead(reader, "letter.read", at.toString());
      }

      var shown = items(probe, "&limit=5");
      assertThat(shown)
          .extracting(line -> line.path("at").asText())
          .containsExactlyElementsOf(SummerTime.night().stream().map(Instant::toString).toList());
      assertThat(shown).allMatch(line -> line.path("at").equals(line.path("subject")));
    }
  }

  private static List<Integer> numbers(Probe probe, String filters) throws Exception {
    return items(probe, filters).stream()
        .map(line -> Integer.parseInt(line.path("commandId").asText().substring(2)))
        .toList();
  }

  private static List<JsonNode> items(Probe probe, String filters) throws Exception {
    var found = new ArrayList<JsonNode>();
    var next = "";
    do {
      var page = probe.get(Role.ADMIN, LINES + filters + next).json();
      page.path("items").forEach(found::add);
      next = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
    } while (!next.isEmpty());
    return found;
  }

  private static AuditLine line(
      int number,
      String workspace,
      String actor,
      String action,
      String subject,
      String outcome,
      @Nullable String reason) {
    return new AuditLine(
        new UUID(0x7000, 0x8000_0000_0000_0000L + number),
        Instant.parse("2026-11-01T10:00:00Z"),
        workspace,
        actor,
        "agent",
        action,
        subject,
        "c-" + number,
        outcome,
        reason);
  }
}
