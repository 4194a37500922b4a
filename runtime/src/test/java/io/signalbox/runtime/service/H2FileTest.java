package io.signalbox.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.settings.DatabaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that was committed is there after a kill, also what went into space that was freed before.
 */
class H2FileTest {
  private static final int ROWS = 300;
  private static final int COMMITS = 40;

  /** As after 45 s: what nobody needs any more is written over. */
  private static final String REUSING = ";RETENTION_TIME=0";

  @TempDir Path directory;

  @Test
  void after_a_kill_every_commit_is_found() throws Exception {
    fill();
    var withoutUs = 0;
    try (var alive = open("alive", REUSING)) {
      for (var commits = 1; commits <= COMMITS; commits++) {
        commit(alive);
        leave("alive", "killed");
        leave("alive", "untouched");
        H2File.recover(url("killed"), Duration.ZERO);
        assertThat(committed("killed")).as("after a kill").isEqualTo(commits);
        if (committed("untouched") < commits) withoutUs++;
      }
    }
    assertThat(withoutUs).as("H2 loses none by itself: this class can go").isPositive();
  }

  @Test
  void a_closed_database_and_none_at_all_are_left_alone() throws Exception {
    H2File.recover(url("none"), Duration.ZERO);
    assertThat(file("none")).doesNotExist();
    fill();
    var before = Files.readAllBytes(file("alive"));
    H2File.recover(url("alive"), Duration.ZERO);
    assertThat(Files.readAllBytes(file("alive"))).isEqualTo(before);
    H2File.recover("jdbc:h2:mem:x;WRITE_DELAY=0", Duration.ZERO);
  }

  @Test
  void a_database_that_is_in_use_is_waited_for_and_then_told() throws Exception {
    fill();
    try (var alive = open("alive", "")) {
      commit(alive);
      assertThatThrownBy(() -> H2File.recover(url("alive"), Duration.ofMillis(200)))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("Another process uses the database");
    }
  }

  @Test
  void a_damaged_database_is_told() throws Exception {
    Files.writeString(file("alive"), "H:2,block:2,and nothing that would follow from it");
    assertThatThrownBy(() -> H2File.recover(url("alive"), Duration.ZERO))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void a_service_that_ends_leaves_a_small_file_with_all_in_it() throws Exception {
    var settings =
        Map.<String, Object>of(
            "signalbox.loop.enabled", false, "signalbox.kafka.bootstrap-servers", "127.0.0.1:1");
    var data = directory.resolve("data");
    var file = data.resolve("probe.mv.db");
    var url = new DatabaseSettings(null, "sa", "", 1, Duration.ZERO).urlFor("probe", data);
    try (var _ = Probe.start(directory, settings);
        var alive = DriverManager.getConnection(url, "sa", "")) {
      fill(alive, 2_000);
      assertThat(Files.size(file)).isGreaterThan(8 << 20);
    }
    assertThat(Files.size(file)).isLessThan(2 << 20);
    try (var again = DriverManager.getConnection(url, "sa", "")) {
      assertThat(rows(again)).isEqualTo(2_000);
    }
  }

  @Test
  void a_database_that_is_open_or_was_left_open_is_not_compacted() throws Exception {
    try (var alive = open("alive", "")) {
      fill(alive, 2_000);
      leave("alive", "killed");
      H2File.compact(url("alive"));
      assertThat(rows(alive)).isEqualTo(2_000);
    }
    var before = Files.size(file("killed"));
    H2File.compact(url("killed"));
    assertThat(Files.size(file("killed"))).isEqualTo(before);
  }

  /** A file with holes: many commits, each of which made an older page void. */
  private void fill() throws SQLException {
    try (var filling = open("alive", "")) {
      fill(filling, ROWS);
    }
  }

  private static void fill(Connection connection, int rows) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("create table counter (id int primary key, seen int, filler varchar)");
    }
    try (var insert = connection.prepareStatement("insert into counter values (?, 0, ?)")) {
      for (var row = 0; row < rows; row++) {
        insert.setInt(1, row);
        insert.setString(2, "filler".repeat(20));
        insert.executeUpdate();
      }
    }
  }

  private static int rows(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var asked = statement.executeQuery("select count(*) from counter")) {
      asked.next();
      return asked.getInt(1);
    }
  }

  private static void commit(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("update counter set seen = seen + 1 where id = 7");
    }
  }

  private int committed(String name) throws SQLException {
    try (var connection = open(name, "");
        var statement = connection.createStatement();
        var asked = statement.executeQuery("select seen from counter where id = 7")) {
      asked.next();
      return asked.getInt(1);
    }
  }

  /** What a kill leaves: the file as it is now. */
  private void leave(String from, String to) throws Exception {
    Files.copy(file(from), file(to), StandardCopyOption.REPLACE_EXISTING);
  }

  private Connection open(String name, String more) throws SQLException {
    return DriverManager.getConnection(url(name) + more, "sa", "");
  }

  private String url(String name) {
    return new DatabaseSettings(null, "sa", "", 1, Duration.ofSeconds(1)).urlFor(name, directory);
  }

  private Path file(String name) {
    return directory.resolve(name + ".mv.db");
  }
}
