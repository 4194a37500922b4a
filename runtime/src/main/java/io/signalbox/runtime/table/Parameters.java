package io.signalbox.runtime.table;

import io.signalbox.runtime.access.Visibility;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
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
  public Parameters ids(Collection<UUID> values) throws SQLException {
    return array("uuid", values);
  }

  /** Texts, for {@code = any(?)}. */
  public Parameters texts(Collection<String> values) throws SQLException {
    return array("varchar", values);
  }

  /** Whole numbers, for {@code = any(?)}. */
  public Parameters numbers(Collection<Integer> values) throws SQLException {
    return array("integer", values);
  }

  /** The parameters of {@link Visibility#sql}. */
  public Parameters seen(Visibility visibility) throws SQLException {
    for (var names : visibility.parameters()) texts(names);
    return this;
  }

  private Parameters array(String type, Collection<?> values) throws SQLException {
    statement.setArray(++index, statement.getConnection().createArrayOf(type, values.toArray()));
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
