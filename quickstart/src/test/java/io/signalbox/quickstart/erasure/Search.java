package io.signalbox.quickstart.erasure;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Looks for a word in every column of every row of every table. */
final class Search {
  private Search() {}

  /** Where it is found: service, table and column. */
  static List<String> found(Map<String, ? extends DataSource> databases, String word) {
    var found = new TreeSet<String>();
    databases.forEach(
        (service, source) -> {
          try (var connection = source.getConnection()) {
            for (var table : tables(connection)) {
              columns(connection, table, word)
                  .forEach(column -> found.add(service + " " + table + "." + column));
            }
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    return List.copyOf(found);
  }

  static List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var rows = connection.getMetaData().getTables(null, "public", "%", null)) {
      while (rows.next()) {
        if (rows.getString("TABLE_TYPE").endsWith("TABLE"))
          tables.add(rows.getString("TABLE_NAME"));
      }
    }
    return tables;
  }

  private static List<String> columns(Connection connection, String table, String word)
      throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select * from \"" + table + "\"")) {
      var about = rows.getMetaData();
      while (rows.next()) {
        for (var i = 1; i <= about.getColumnCount(); i++) {
          if (text(rows.getObject(i)).contains(word.toLowerCase(Locale.ROOT))) {
            found.add(about.getColumnName(i));
          }
        }
      }
    }
    return found;
  }

  private static String text(Object value) {
    var text =
        value instanceof byte[] bytes
            ? new String(bytes, StandardCharsets.UTF_8)
            : String.valueOf(value);
    return text.toLowerCase(Locale.ROOT);
  }
}
