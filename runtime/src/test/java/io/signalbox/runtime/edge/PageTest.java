package io.signalbox.runtime.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists by pages, against a list of the numbers 0 to 119. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
  private Probe probe;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    probe = Probe.edgeOnly(directory);
  }

  @AfterAll
  void stop() {
    probe.close();
  }

  @Test
  void following_next_gives_every_item_once() throws Exception {
    var found = new ArrayList<Integer>();
    var sizes = new ArrayList<Integer>();
    var path = "/v1/probe/numbers";
    while (!path.isEmpty()) {
      var reply = probe.send(probe.as(Role.AGENT, path));
      reply.json().path("items").forEach(item -> found.add(item.asInt()));
      sizes.add(reply.json().path("items").size());
      path = linked(reply.header("Link"));
    }

    assertThat(found).isEqualTo(IntStream.range(0, 120).boxed().toList());
    assertThat(sizes).containsExactly(50, 50, 20);
  }

  @Test
  void a_filter_goes_along_with_the_link() throws Exception {
    var first = probe.send(probe.as(Role.AGENT, "/v1/probe/numbers?even=true&limit=7"));
    var second = probe.send(probe.as(Role.AGENT, linked(first.header("Link"))));

    assertThat(second.json().path("items").path(0).asInt()).isEqualTo(14);
    assertThat(second.json().path("items")).hasSize(7);
  }

  @Test
  void an_exact_page_has_no_next() throws Exception {
    var all = probe.send(probe.as(Role.AGENT, "/v1/probe/numbers?limit=120"));

    assertThat(all.json().path("items")).hasSize(120);
    assertThat(all.json().has("next")).isFalse();
    assertThat(all.header("Link")).isEmpty();
  }

  @Test
  void a_cursor_belongs_to_one_list_of_one_workspace() throws Exception {
    var cursor = cursorOf(Role.ADMIN, "/v1/probe/numbers");

    for (var other :
        List.of(
            "/v1/probe/numbers?workspace=other&cursor=" + cursor,
            "/v1/probe/numbers?even=true&cursor=" + cursor,
            "/v1/audit?cursor=" + cursor)) {
      probe.send(probe.as(Role.ADMIN, other)).problem(400, "bad-cursor");
    }
    assertThat(
            probe
                .send(probe.as(Role.ADMIN, "/v1/probe/numbers?workspace=acme&cursor=" + cursor))
                .status())
        .isEqualTo(200);
  }

  @Test
  void a_cursor_changed_anywhere_is_refused() throws Exception {
    var cursor = cursorOf(Role.AGENT, "/v1/probe/numbers");

    for (int i = 0; i < cursor.length(); i += 5) {
      var other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      var forged = cursor.substring(0, i) + other + cursor.substring(i + 1);
      probe
          .send(probe.as(Role.AGENT, "/v1/probe/numbers?cursor=" + forged))
          .problem(400, "bad-cursor");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "!!", "AAAA", "WyI1Il0", "AAAAAAAAAAAAAAAAAAAAAFsiNSJd"})
  void what_is_no_cursor_is_refused(String cursor) throws Exception {
    probe
        .send(probe.as(Role.AGENT, "/v1/probe/numbers?cursor=" + cursor))
        .problem(400, "bad-cursor");
  }

  @ParameterizedTest
  @CsvSource({
    "colour=red, ?colour, unknown-filter",
    "even=1&even=2, ?even, repeated",
    "limit=0, ?limit, range",
    "limit=201, ?limit, range",
    "limit=-1, ?limit, range",
    "limit=9999999999, ?limit, range",
    "limit=ten, ?limit, range",
    "limit=, ?limit, range",
  })
  void a_filter_that_makes_no_sense_is_named(String query, String pointer, String code)
      throws Exception {
    var problem =
        probe.send(probe.as(Role.AGENT, "/v1/probe/numbers?" + query)).problem(400, "bad-filter");

    assertThat(problem.path("errors")).hasSize(1);
    assertThat(problem.path("errors").path(0).path("pointer").asText()).isEqualTo(pointer);
    assertThat(problem.path("errors").path(0).path("code").asText()).isEqualTo(code);
  }

  private String cursorOf(Role role, String path) throws Exception {
    return probe.send(probe.as(role, path)).json().path("next").asText();
  }

  /** The path in {@code <path>; rel="next"}, or the empty text. */
  private static String linked(String link) {
    return link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
  }
}
