package io.signalbox.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.routing.agent.AgentState;
import io.signalbox.routing.assignment.BacklogKey;
import io.signalbox.routing.assignment.QueuedTicket;
import io.signalbox.routing.play.DatabaseStage;
import io.signalbox.routing.state.WorkspaceState;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.testkit.Databases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same on real databases, in batches, with nothing kept at hand: what is needed is fetched, and
 * what a shard finds when it is taken again is what the one before it knew.
 */
class DatabaseSimulationTest {
  private static final int STEPS = 60;

  static Stream<Arguments> runs() {
    var seed = Long.getLong("seed", 0);
    var last = Boolean.getBoolean("soak") ? 100 : 4;
    var seeds = seed == 0 ? LongStream.rangeClosed(1, last) : LongStream.of(seed);
    Supplier<HikariDataSource> h2 = () -> Databases.h2("routing");
    Supplier<HikariDataSource> postgres = () -> Databases.postgres("routing");
    return seeds
        .boxed()
        .flatMap(s -> Stream.of(Arguments.of("h2", s, h2), Arguments.of("postgres", s, postgres)));
  }

  @ParameterizedTest(name = "{0} seed {1}")
  @MethodSource("runs")
  void a_shard_taken_again_is_as_before(
      String database, long seed, Supplier<HikariDataSource> databases) {
    try (var source = databases.get()) {
      var stage = new DatabaseStage(source, World.settings());
      var world = new World(seed, stage);
      for (int step = 0; step < STEPS; step++) {
        world.step(6);
        Invariants.check(world.centre(), world.tickets());
        if (step % 10 == 9) {
          var before = Snapshot.of(world);
          stage.reload();
          assertThat(Snapshot.of(world)).as(database).isEqualTo(before);
        }
      }
      assertThat(world.tickets()).hasSizeGreaterThan(20);
    }
  }

  /** All that a shard knows. */
  private record Snapshot(
      Map<String, AgentState> agents,
      Map<String, Set<UUID>> held,
      Map<String, Set<UUID>> kept,
      Map<BacklogKey, Set<QueuedTicket>> lines,
      List<Ticket> tickets,
      Object definitions) {

    static Snapshot of(World world) {
      var workspaceState = world.centre().workspaceState();
      var agents = new HashMap<String, AgentState>();
      var held = new HashMap<String, Set<UUID>>();
      var kept = new HashMap<String, Set<UUID>>();
      for (var agent : workspaceState.agents()) {
        agents.put(agent.id(), agent);
        held.put(agent.id(), Set.copyOf(workspaceState.heldBy(agent.id())));
        kept.put(agent.id(), Set.copyOf(workspaceState.keptBy(agent.id())));
      }
      return new Snapshot(
          agents,
          held,
          kept,
          Invariants.copyOf(workspaceState.backlog().all()),
          world.tickets(),
          defined(workspaceState));
    }

    private static Object defined(WorkspaceState workspaceState) {
      var definitions = workspaceState.definitions();
      return List.of(
          Set.copyOf(definitions.agents()),
          definitions.rules().rules(),
          String.valueOf(definitions.queue("money")),
          String.valueOf(definitions.site("vendor")));
    }
  }
}
