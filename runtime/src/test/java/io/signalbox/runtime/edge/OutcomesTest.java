package io.signalbox.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.store.OutcomeRow;
import io.signalbox.runtime.store.SqlStore;
import io.signalbox.runtime.testkit.Engine;
import io.signalbox.runtime.testkit.SummerTime;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the loop decided is what the edge answers. */
class OutcomesTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void every_part_comes_back_as_it_was_written(Engine engine) throws Exception {
    try (var _ = new SummerTime();
        var probe = Probe.start(directory, engine.edgeOnly())) {
      var rows = new ArrayList<OutcomeRow>();
      for (var at : SummerTime.night()) {
        rows.add(new OutcomeRow(id(at), at, "done", null, null, "{\"n\":1}", "c", "hash"));
      }
      var at = Instant.parse("2026-11-01T10:00:00Z");
      rows.add(new OutcomeRow(id(at), at, "refused", "closed", "It is.", null, null, null));
      keep(probe, rows);

      var asked = rows.stream().map(OutcomeRow::id);
      var unknown = Stream.generate(UUID::randomUUID).limit(10_000);
      assertThat(probe.bean(Outcomes.class).of(Stream.concat(asked, unknown).toList()))
          .containsExactlyInAnyOrderElementsOf(rows);
      assertThat(probe.bean(Outcomes.class).of(List.<UUID>of())).isEmpty();
      var answer = probe.get(Role.AGENT, "/v1/commands/" + SummerTime.night().getFirst()).json();
      assertThat(answer.path("decidedAt").asText())
          .isEqualTo(SummerTime.night().getFirst().toString());
      assertThat(answer.path("body").path("n").asInt()).isEqualTo(1);
    }
  }

  private static UUID id(Instant at) {
    return Ids.ofRecord("acme", at.toString());
  }

  private static void keep(Probe probe, List<OutcomeRow> rows) {
    new SqlStore(probe.bean(DataSource.class), InstantSource.system())
        .transaction(0, transaction -> transaction.outcomes(rows, Set.of()));
  }
}
