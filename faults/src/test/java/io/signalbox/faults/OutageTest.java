package io.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.testkit.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The upstream down for an hour, the service itself, both, and the upstream for longer than the
 * patience lasts, with very many timers pending and little memory: no timer fires early, none
 * twice, and nothing that was answered in time is a breach in the end.
 */
class OutageTest {
  private static final boolean SOAK = Boolean.getBoolean("soak");

  /** Of 500 promises, in each of four outages, and six times as many that never fall due. */
  private static final int BLOCKS = SOAK ? 200 : 20;

  private static final int FEW = SOAK ? 200 : 2;

  @TempDir Path directory;

  @Test
  void no_outage_makes_a_false_breach() throws InterruptedException {
    Together.run(
        List.of(
            () -> play(Engine.H2, BLOCKS, h2("desk"), h2("watch")),
            () -> play(Engine.POSTGRES, FEW, Databases.postgresUrl(), Databases.postgresUrl())));
  }

  private String h2(String name) {
    return "jdbc:h2:file:" + directory.resolve(name) + Databases.H2_MODE;
  }

  private void play(Engine engine, int blocks, String desk, String watch) {
    var began = System.nanoTime();
    try (var kafka = Kafka.start(Desk.IN, Desk.TOLD, Watch.OWN, Watch.VERDICTS)) {
      var told = run(engine, kafka.bootstrap(), desk, watch, Integer.toString(blocks));
      var verdicts = new HashMap<String, String>();
      var events =
          kafka.once(
              Watch.VERDICTS,
              record -> {
                var name =
                    String.valueOf(EnvelopeReader.text(record.headers(), HeaderNames.SUBJECT));
                var verdict = new String(record.value(), StandardCharsets.UTF_8).intern();
                verdicts.merge(name, verdict, (a, b) -> a + " " + b);
              });
      assertThat(verdicts).isEqualTo(expected(blocks));
      System.out.printf(
          "outages on %s:%n%s%d verdicts (%d on the log) on %d promises of %d, as they must be;"
              + " %.1f s%n",
          engine,
          told,
          events,
          kafka.count(Watch.VERDICTS),
          verdicts.size(),
          (Outage.OUTAGES + Outage.NEVER) * blocks * Outage.BLOCK + Outage.BLOCK,
          (System.nanoTime() - began) / 1e9);
    }
  }

  /** What is said of each promise, from first to last. */
  private static Map<String, String> expected(int blocks) {
    var expected = new HashMap<String, String>();
    for (var outage = 1; outage <= Outage.OUTAGES; outage++) {
      for (var block = 0; block < blocks; block++) {
        var answered = block % 2 == 1;
        var verdict =
            outage < Outage.OUTAGES
                ? answered ? "kept" : "broken"
                : answered ? "provisional kept" : "provisional";
        for (var name : Watch.names(Outage.name(outage, block), Outage.BLOCK)) {
          expected.put(name, verdict);
        }
      }
    }
    for (var name : Watch.names("late", Outage.BLOCK)) expected.put(name, "broken");
    return expected;
  }

  private String run(Engine engine, String... arguments) {
    var told = directory.resolve(engine + ".told");
    var log = directory.resolve(engine + ".log");
    try {
      var process =
          new ProcessBuilder(command(arguments))
              .redirectError(log.toFile())
              .redirectOutput(told.toFile())
              .start();
      try {
        assertThat(process.waitFor(SOAK ? 3_000 : 180, TimeUnit.SECONDS)).as("ends").isTrue();
      } finally {
        process.destroyForcibly().waitFor();
      }
      var said = Files.readString(told);
      assertThat(process.exitValue()).as(said + Files.readString(log)).isZero();
      return said.lines()
          .filter(line -> line.contains("timers"))
          .map(line -> "  " + line + "\n")
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start it", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody waits", e);
    }
  }

  private static List<String> command(String... arguments) {
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.concat(
            Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dsoak=" + SOAK,
                "-cp",
                classes,
                Outage.class.getName()),
            Stream.of(arguments))
        .toList();
  }
}
