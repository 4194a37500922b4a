package io.signalbox.runtime.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads columns of a row. */
public final class Columns {
  private Columns() {}

  /** A moment. */
  public static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** A moment in a column that is not null where this is asked. */
  public static Instant timeThere(ResultSet row, String column) throws SQLException {
    return there(time(row, column), column);
  }

  /** An id. */
  public static @Nullable UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /** An id in a column that is not null. */
  public static UUID idThere(ResultSet row, String column) throws SQLException {
    return there(id(row, column), column);
  }

  /** A text in a column that is not null where this is asked. */
  public static String textThere(ResultSet row, String column) throws SQLException {
    return there(row.getString(column), column);
  }

  /** What {@link Parameters#names} wrote. */
  public static List<String> names(ResultSet row, String column) throws SQLException {
    var value = row.getString(column);
    return value == null ? List.of() : value.lines().toList();
  }

  /** What {@link Parameters#levels} wrote. */
  public static Map<String, Integer> levels(ResultSet row, String column) throws SQLException {
    var value = row.getString(column);
    if (value == null) return Map.of();
    var levels = new LinkedHashMap<String, Integer>();
    for (var line : value.lines().toList()) {
      levels.put(line.substring(2), Character.digit(line.charAt(0), 10));
    }
    return levels;
  }

  private static <T> T there(@Nullable T value, String column) {
    if (value == null) throw new IllegalStateException("column " + column + " is null");
    return value;
  }
}
