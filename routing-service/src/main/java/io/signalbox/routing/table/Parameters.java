package io.signalbox.routing.table;

import io.signalbox.runtime.access.Visibility;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of a statement from left to right. */
public final class Parameters {
  private final PreparedStatement statement;
  private int index;

  private Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  /** Begins with the first parameter. */
  public static Parameters of(PreparedStatement statement) {
    return new Parameters(statement);
  }

  /** A text. */
  public Parameters text(@Nullable String value) throws SQLException {
    statement.setString(++index, value);
    return this;
  }

  /** Names that hold no line feed, one a line; null for none, which is what most rows have. */
  public Parameters names(List<String> values) throws SQLException {
    return text(values.isEmpty() ? null : String.join("\n", values));
  }

  /** Levels of one digit by names that hold no line feed, one a line; null for none. */
  public Parameters levels(Map<String, Integer> values) throws SQLException {
    if (values.isEmpty()) return text(null);
    var lines = new StringJoiner("\n");
    values.forEach((name, level) -> lines.add(level + " " + name));
    return text(lines.toString());
  }

  /** Whether something is so. */
  public Parameters flag(boolean value) throws SQLException {
    statement.setBoolean(++index, value);
    return this;
  }

  /** An id. */
  public Parameters id(@Nullable UUID value) throws SQLException {
    statement.setObject(++index, value);
    return this;
  }

  /** Ids, for {@code = any(?)}. */
  public Parameters ids(List<UUID> values) throws SQLException {
    var array = statement.getConnection().createArrayOf("uuid", values.toArray());
    statement.setArray(++index, array);
    return this;
  }

  /** The parameters of what may be seen. */
  public Parameters seen(Visibility visibility) throws SQLException {
    index = visibility.bind(statement, index + 1) - 1;
    return this;
  }

  /** Texts, for {@code = any(?)}. */
  public Parameters texts(List<String> values) throws SQLException {
    var array = statement.getConnection().createArrayOf("varchar", values.toArray());
    statement.setArray(++index, array);
    return this;
  }

  /** A whole number. */
  public Parameters number(long value) throws SQLException {
    statement.setLong(++index, value);
    return this;
  }

  /** A small whole number. */
  public Parameters number(int value) throws SQLException {
    statement.setInt(++index, value);
    return this;
  }

  /** A moment. */
  public Parameters time(@Nullable Instant value) throws SQLException {
    statement.setObject(++index, value == null ? null : value.atOffset(ZoneOffset.UTC));
    return this;
  }
}
