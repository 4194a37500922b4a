package io.signalbox.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.Location;
import io.signalbox.house.Rooms.Room;
import io.signalbox.runtime.shard.Shard;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every class is in its room. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomsTest {
  private static final String ROOT = "io.signalbox";

  /** What we wrote and ship: no tests, and nothing that an annotation processor made. */
  private final JavaClasses ours =
      Rooms.imported(
          ROOT,
          location -> !location.contains("test-classes"),
          location -> !location.contains("-tests.jar"),
          RoomsTest::isWritten);

  @ParameterizedTest(name = "{0}")
  @MethodSource("rooms")
  void holds(Room room) {
    Report.requireNone(room.name(), room.rule().evaluate(ours).getFailureReport().getDetails());
  }

  @Test
  void all_modules_are_looked_at() {
    for (var module :
        new String[] {
          "contracts", "runtime", "broker", "ingest", "routing", "sla", "survey", "quickstart"
        }) {
      assertThat(ours.stream().map(type -> type.getPackageName() + "."))
          .as(module)
          .anyMatch(name -> name.startsWith(ROOT + "." + module + "."));
    }
  }

  @Test
  void every_service_has_a_shard_whose_decisions_are_followed() {
    assertThat(
            ours.stream()
                .filter(type -> type.isAssignableTo(Shard.class) && !type.isInterface())
                .map(type -> type.getPackageName().split("\\.", -1)[2]))
        .containsOnly("ingest", "routing", "sla", "survey")
        .hasSize(4);
  }

  @Test
  void no_exception_is_idle() {
    requireUsers(Exceptions.CLOCK_AND_CHANCE, accesses(Outside::clockOrChance));
    requireUsers(Exceptions.STOPWATCH, accesses(Outside::stopwatch));
    requireUsers(
        Exceptions.SQL,
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(each -> each.getTargetClass().getPackageName().startsWith("java.sql")));
  }

  private static Predicate<JavaClass> accesses(Predicate<JavaAccess<?>> what) {
    return type -> type.getAccessesFromSelf().stream().anyMatch(what);
  }

  private void requireUsers(Map<String, String> exceptions, Predicate<JavaClass> needs) {
    var users = ours.stream().filter(needs).map(type -> Rooms.outermost(type).getName()).toList();
    for (var each : exceptions.keySet()) {
      assertThat(users).as(each).anyMatch(name -> name.startsWith(ROOT + "." + each));
    }
  }

  private static boolean isWritten(Location location) {
    var uri = location.toString();
    return !uri.substring(uri.lastIndexOf('/') + 1).startsWith("$");
  }

  static Stream<Room> rooms() {
    return new Rooms(ROOT).all().stream();
  }
}
