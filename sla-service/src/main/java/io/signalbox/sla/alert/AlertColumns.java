package io.signalbox.sla.alert;

import io.signalbox.contracts.sla.ClockView;
import io.signalbox.runtime.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an alert that is decided on lies in its row. */
final class AlertColumns {
  private AlertColumns() {}

  /** What is only shown, never asked for. */
  record Body(ClockView clock, int percent, Instant detectedAt, boolean provisional) {
    static Body of(Alert alert) {
      return new Body(alert.clock(), alert.percent(), alert.detectedAt(), alert.provisional());
    }
  }

  /**
   * Columns: id, workspace, kind, state, happened_at, body, acknowledged_by, acknowledged_note,
   * acknowledged_at.
   */
  static Alert read(ResultSet row) throws SQLException {
    var body = Json.read(row.getString(6), Body.class);
    return new Alert(
        row.getObject(1, UUID.class),
        row.getString(2),
        Alert.Kind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
        Alert.State.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        body.clock(),
        body.percent(),
        body.detectedAt(),
        body.provisional(),
        acknowledgement(row));
  }

  private static Alert.@Nullable Acknowledgement acknowledgement(ResultSet row)
      throws SQLException {
    var by = row.getString(7);
    return by == null
        ? null
        : new Alert.Acknowledgement(
            by, row.getString(8), row.getObject(9, OffsetDateTime.class).toInstant());
  }
}
