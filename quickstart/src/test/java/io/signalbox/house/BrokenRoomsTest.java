package io.signalbox.house;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.signalbox.house.Rooms.Room;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule about rooms is seen to fail in a house that breaks it, and only where it is broken. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenRoomsTest {
  private static final String ROOT = "io.signalbox.house.broken";

  /** For each rule, what its findings must name, one finding each. */
  private static final Map<String, List<String>> BREAKERS =
      Map.ofEntries(
          entry("ingest stands on ingest, contracts, runtime", List.of("Ingesting")),
          entry("routing stands on routing, contracts, runtime, conditions", List.of("Routing")),
          entry(
              "sla stands on sla, contracts, runtime, conditions, businesstime",
              List.of("Watching")),
          entry("survey stands on survey, contracts, runtime, conditions", List.of("Asking")),
          entry("contracts stands on contracts", List.of("FactThatActs")),
          entry("conditions stands on conditions", List.of("ConditionOnFacts")),
          entry("businesstime stands on businesstime, contracts", List.of("TimeOfEngines")),
          entry("runtime stands on runtime", List.of("Engine")),
          entry("broker stands on broker", List.of("CuriousBroker")),
          entry(
              "contracts and pure modules know no framework, database or broker",
              List.of("FactThatActs")),
          entry("packages form no circles", List.of("Cycle detected")),
          entry(
              "nobody but the edge reads the clock or draws by chance",
              List.of(
                  "references method <java.time.Instant.now()>",
                  "calls method <java.time.Instant.now()>",
                  "java.time.LocalDate.now",
                  "java.time.Clock.systemUTC",
                  "java.time.InstantSource.system",
                  "java.lang.System.currentTimeMillis",
                  "java.lang.Math.random",
                  "java.util.UUID.randomUUID",
                  "java.util.Random.<init>",
                  "java.security.SecureRandom.<init>",
                  "java.util.SplittableRandom.<init>",
                  "RulesByTheClock.chances(java.util.List)> calls method"
                      + " <java.util.concurrent.ThreadLocalRandom.current",
                  "LuckyHabit",
                  "java.util.Collections.shuffle")),
          entry("nobody but the edge and the loop measures time", List.of("RulesByTheClock")),
          entry("only edges touch the framework", List.of("RulesWithFramework")),
          entry("only tables and edges speak SQL", List.of("RulesWithSql")),
          entry("services know no Kafka", List.of("RulesWithKafka")),
          entry(
              "decisions are pure",
              List.of(
                  "LuckyShard.decide -> LuckyHabit.next",
                  "LuckyShard.decide -> LuckyShard.asked")));

  /** What no finding may name. */
  private static final List<String> SOUND =
      List.of("HonestEdge", "HonestTable", "SoundShard", "RulesByTheClock.allowed");

  private final JavaClasses broken = Rooms.imported(ROOT);

  @ParameterizedTest(name = "{0}")
  @MethodSource("rooms")
  void is_seen_to_fail(Room room) {
    var found = room.rule().evaluate(broken).getFailureReport().getDetails();
    var breakers = BREAKERS.getOrDefault(room.name(), List.of());
    assertThat(breakers).isNotEmpty();
    for (var breaker : breakers) {
      assertThat(found).anyMatch(each -> each.contains(breaker));
    }
    assertThat(found).allMatch(each -> breakers.stream().anyMatch(each::contains));
    assertThat(found).noneMatch(each -> SOUND.stream().anyMatch(each::contains));
  }

  @Test
  void every_rule_has_its_breaker() {
    assertThat(rooms().map(Room::name)).containsExactlyInAnyOrderElementsOf(BREAKERS.keySet());
  }

  static Stream<Room> rooms() {
    return new Rooms(ROOT).all().stream();
  }
}
