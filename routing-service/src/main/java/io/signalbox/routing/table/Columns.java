package io.signalbox.routing.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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

  private static <T> T there(@Nullable T value, String column) {
    if (value == null) throw new IllegalStateException("column " + column + " is null");
    return value;
  }
}
