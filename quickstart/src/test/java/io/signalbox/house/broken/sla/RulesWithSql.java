package io.signalbox.house.broken.sla;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a row without being a table. */
final class RulesWithSql {
  private RulesWithSql() {}

  static int read(ResultSet row) throws SQLException {
    return row.getInt(1);
  }
}
