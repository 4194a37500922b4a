package io.signalbox.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.Topics;
import io.signalbox.runtime.testkit.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of every table and topic it is written what personal data is in it, and what becomes of that. */
class PersonalDataTest {
  private static final Pattern NAME = Pattern.compile("`([a-z_.]+)`");
  private static final int COLUMNS = 4;

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "routing", "sla", "survey"})
  void every_table_has_its_line(String service) {
    var written = new TreeSet<>(tablesUnder("Every service"));
    written.addAll(
        tablesUnder(service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1)));
    assertThat(written).containsExactlyInAnyOrderElementsOf(tablesOf(service));
  }

  @Test
  void every_topic_has_its_line() {
    var written = new TreeSet<String>();
    for (var line : linesUnder("## Topics")) {
      var names = NAME.matcher(line.split("\\|", -1)[1]);
      while (names.find()) written.add(names.group(1));
    }
    assertThat(written).containsAll(Topics.all().stream().map(topic -> topic.name()).toList());
  }

  private static Set<String> tablesOf(String service) {
    try (var database = Databases.h2(service);
        var connection = database.getConnection();
        var rows = connection.getMetaData().getTables(null, "public", "%", null)) {
      var tables = new TreeSet<String>();
      while (rows.next()) tables.add(rows.getString("TABLE_NAME"));
      tables.remove("flyway_schema_history"); // Flyway's own
      return tables;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The tables that have a line under a heading, each with something in its last columns. */
  private static Set<String> tablesUnder(String heading) {
    var tables = new TreeSet<String>();
    for (var line : linesUnder("### " + heading)) {
      var cells = line.split("\\|", -1);
      var name = NAME.matcher(cells[1]);
      if (name.find()) {
        tables.add(name.group(1));
        assertThat(cells).as(line).hasSize(COLUMNS + 2);
        assertThat(cells[2]).as("what is in it: " + line).isNotBlank();
        assertThat(cells[3]).as("how long it is kept: " + line).isNotBlank();
      }
    }
    return tables;
  }

  private static List<String> linesUnder(String heading) {
    var lines = new ArrayList<String>();
    var within = false;
    for (var line : document()) {
      if (line.startsWith("#")) within = line.equals(heading);
      else if (within && line.startsWith("| `")) lines.add(line);
    }
    return lines;
  }

  private static List<String> document() {
    try {
      return Files.readAllLines(Repository.root().resolve("docs/personal-data.md"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
