package io.signalbox.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.routing.Main;
import io.signalbox.routing.search.Library.Sheet;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Engine;
import io.signalbox.runtime.testkit.LiveService;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How long it takes to build the index from rows, and to find something in it: of a hundred
 * tickets, with {@code -Psoak} of a hundred thousand.
 */
class RebuildTest {
  private static final int TICKETS = Boolean.getBoolean("soak") ? 100_000 : 100;
  private static final int SEARCHES = 20;

  private final Random random = new Random(7);

  @ParameterizedTest
  @EnumSource(Engine.class)
  void all_is_found_after_it_was_built(Engine engine, @TempDir Path directory) throws Exception {
    try (var routing = new LiveService("routing", Main.class, directory, engine.edgeOnly())) {
      var library = new Library(routing);
      for (var i = 0; i < TICKETS; i++) {
        var id = library.write(Sheet.about(text(4)), text(60), text(20), text(60));
        assertThat(id).isNotNull();
      }
      var begun = System.nanoTime();
      library.build();
      var built = millis(begun);
      for (var q :
          new String[] {"word1", "word1%20word2", "word900%20word7", "%22word1%20word2%22"}) {
        begun = System.nanoTime();
        for (var i = 0; i < SEARCHES; i++) {
          var found = routing.get(Role.SUPERVISOR, "/v1/tickets?limit=50&q=" + q);
          assertThat(found.status()).isEqualTo(200);
          assertThat(found.json().path("items").isEmpty() && q.equals("word1")).isFalse();
        }
        System.out.printf("%s: %s in %d ms%n", engine, q, millis(begun) / SEARCHES);
      }
      System.out.printf("%s: %d tickets built in %d ms%n", engine, TICKETS, built);
    }
  }

  private static long millis(long since) {
    return (System.nanoTime() - since) / 1_000_000;
  }

  /** Few words are frequent and many are rare, as in a language. */
  private String text(int words) {
    return Stream.generate(() -> "word" + (int) Math.exp(random.nextDouble() * Math.log(20_000)))
        .limit(words)
        .collect(Collectors.joining(" "));
  }
}
