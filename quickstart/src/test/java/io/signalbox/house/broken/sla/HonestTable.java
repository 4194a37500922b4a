package io.signalbox.house.broken.sla;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Says in its name that it reads rows. */
final class HonestTable {
  private HonestTable() {}

  static int read(ResultSet row) throws SQLException {
    return row.getInt(1);
  }
}
