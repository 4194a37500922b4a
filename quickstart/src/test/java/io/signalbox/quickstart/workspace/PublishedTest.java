package io.signalbox.quickstart.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.quickstart.home.Home;
import io.signalbox.runtime.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedTest {

  private static final Definition FIRST = queue("First line");
  private static final Definition RENAMED = queue("Front desk");

  @TempDir Path directory;

  @Test
  void unchanged_content_keeps_its_id() {
    var published = Published.nothing();
    assertThat(published.idOf(FIRST)).isEqualTo(published.idOf(FIRST)).isEqualTo(FIRST.hash());
  }

  @Test
  void changed_content_gets_another_id_and_so_does_going_back() {
    var published = Published.nothing();
    var first = published.idOf(FIRST);
    var renamed = published.idOf(RENAMED);
    var back = published.idOf(FIRST);
    assertThat(List.of(first, renamed, back)).doesNotHaveDuplicates();
    assertThat(published.idOf(FIRST)).isEqualTo(back);
  }

  @Test
  void what_has_not_changed_since_is_held() {
    var published = Published.nothing();
    assertThat(published.holds(FIRST)).isFalse();
    published.idOf(FIRST);
    assertThat(published.holds(FIRST)).isTrue();
    assertThat(published.holds(RENAMED)).isFalse();
    published.idOf(RENAMED);
    assertThat(published.holds(FIRST)).isFalse();
  }

  @Test
  void is_remembered_in_a_file() {
    var published = Published.nothing();
    published.idOf(FIRST);
    var id = published.idOf(RENAMED);
    var file = directory.resolve("published.json");
    Home.writePrivately(file, Json.bytes(published));
    assertThat(Published.in(file).idOf(RENAMED)).isEqualTo(id);
  }

  private static Definition queue(String name) {
    return new Definition("q", new DefineQueue("q", name, null, null, Map.of(), List.of()));
  }
}
