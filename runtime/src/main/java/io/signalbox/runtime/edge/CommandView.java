package io.signalbox.runtime.edge;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /v1/commands/{id}} says.
 *
 * @param status {@code received}, {@code done}, {@code refused} or {@code dead}
 * @param body the answer, as JSON
 */
record CommandView(
    String id,
    String status,
    @Nullable Instant decidedAt,
    @Nullable String reason,
    @Nullable String detail,
    @JsonRawValue @Nullable String body) {

  static CommandView received(String id) {
    return new CommandView(id, "received", null, null, null, null);
  }

  static CommandView of(Answer answer) {
    var row = answer.row();
    return new CommandView(
        answer.id(), row.status(), row.decidedAt(), row.reason(), row.detail(), row.body());
  }
}
