package io.signalbox.survey.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.contracts.survey.SurveyMetric;
import io.signalbox.runtime.shard.Access;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.testkit.Engine;
import io.signalbox.runtime.testkit.LiveService;
import io.signalbox.survey.Main;
import io.signalbox.survey.program.Scale;
import io.signalbox.survey.score.ScoreQueries.By;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads of both databases, of the schema that the migrations make: they show what may be seen. */
class ReadsTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final List<String> IDS =
      IntStream.range(0, 5).mapToObj(n -> Ids.timeOrdered(NINE.plusMillis(n), "e" + n)).toList();

  @ParameterizedTest
  @EnumSource(Engine.class)
  void scores_and_entries_that_may_be_seen(Engine engine, @TempDir Path directory)
      throws Exception {
    var settings = engine.edgeOnly();
    settings.put("signalbox.survey.secret", "s".repeat(32));
    try (var survey = new LiveService("survey", Main.class, directory, settings)) {
      store(survey);
      scores(survey.bean(ScoreQueries.class));
      ledger(survey);
    }
  }

  private static void scores(ScoreQueries scores) {
    var csat = Scale.of(SurveyMetric.CSAT).orElseThrow();
    var until = NINE.plusSeconds(3);
    assertThat(scores.scores(actor(null), csat, null, NINE, until).values())
        .as("from the first moment to before the last")
        .extracting(Score::n)
        .containsExactly(3L);
    assertThat(scores.scores(actor(null), csat, By.SITE, NINE, NINE.plusSeconds(60)))
        .hasEntrySatisfying("lisbon", score -> assertThat(score.n()).isEqualTo(2))
        .hasEntrySatisfying("", score -> assertThat(score.n()).isEqualTo(1))
        .containsOnlyKeys("", "berlin", "lisbon");
    assertThat(scores.scores(actor(List.of("lisbon")), csat, By.PROGRAM, NINE, until))
        .hasEntrySatisfying("p-0", score -> assertThat(score.n()).isEqualTo(1))
        .containsOnlyKeys("p-0");
  }

  private static void ledger(LiveService survey) throws Exception {
    var found = new ArrayList<String>();
    var path = "/v1/invitations?limit=2&ticket=t-1";
    JsonNode page = survey.get(Role.SUPERVISOR, path).json();
    while (true) {
      found.addAll(page.path("items").findValuesAsText("invitationId"));
      if (!page.hasNonNull("next")) break;
      var cursor = "&cursor=" + page.path("next").asText();
      page = survey.get(Role.SUPERVISOR, path + cursor).json();
    }
    assertThat(found).isEqualTo(IDS);
    assertThat(page.path("items").path(0).path("score").asInt()).isEqualTo(5);
  }

  private static Actor actor(@Nullable List<String> sites) {
    var access = new Access(sites, null, null, null, null);
    return new Actor("key", Role.SUPERVISOR, "acme", null, access);
  }

  /** One answer a second, of programs p-0 and p-1, of two sites and of none. */
  private static void store(LiveService survey) throws SQLException {
    try (var connection = survey.bean(DataSource.class).getConnection()) {
      new SqlDb(connection)
          .batch(
              "insert into ledger (id, workspace, ticket_id, cycle, program_id, metric,"
                  + " customer_id, site, channel, tier, decided_at, state, deadline, score,"
                  + " revision, answered_at) values (?, 'acme', 't-1', 0, ?, 'csat', 'c', ?, 'chat',"
                  + " 1, ?, 'answered', ?, 5, 1, ?)",
              IntStream.range(0, IDS.size()).boxed().toList(),
              (s, n) -> {
                var at = NINE.plusSeconds(n).atOffset(ZoneOffset.UTC);
                s.setObject(1, UUID.fromString(IDS.get(n)));
                s.setString(2, "p-" + n % 2);
                s.setString(3, n == 4 ? null : n < 2 ? "berlin" : "lisbon");
                s.setObject(4, at);
                s.setObject(5, at);
                s.setObject(6, at);
              });
    }
  }
}
