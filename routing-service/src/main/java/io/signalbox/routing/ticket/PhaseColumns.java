package io.signalbox.routing.ticket;

import io.signalbox.runtime.table.Columns;
import io.signalbox.runtime.table.Parameters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A phase as it stands in columns.
 *
 * @param who the agent who has it, had it last or is asked to take it
 * @param since since when it waits or is resolved
 * @param deadline when the offer or the waiting ends
 */
record PhaseColumns(
    Status status,
    @Nullable Assignee who,
    @Nullable Instant since,
    @Nullable Instant deadline,
    List<String> declined) {

  static PhaseColumns of(Phase phase) {
    return switch (phase) {
      case Phase.New _ -> new PhaseColumns(Status.NEW, null, null, null, List.of());
      case Phase.Queued p -> new PhaseColumns(p.status(), null, p.since(), null, p.declined());
      case Phase.Offered p ->
          new PhaseColumns(p.status(), p.to(), p.since(), p.expiresAt(), p.declined());
      case Phase.InProgress p -> new PhaseColumns(p.status(), p.by(), null, null, List.of());
      case Phase.Pending p -> new PhaseColumns(p.status(), p.by(), null, p.until(), List.of());
      case Phase.OnHold p -> new PhaseColumns(p.status(), p.by(), null, p.until(), List.of());
      case Phase.Resolved p -> new PhaseColumns(p.status(), p.by(), p.since(), null, List.of());
      case Phase.Closed p -> new PhaseColumns(p.status(), p.by(), null, null, List.of());
    };
  }

  static PhaseColumns read(ResultSet row) throws SQLException {
    var agent = row.getString("agent");
    return new PhaseColumns(
        Status.of(Columns.textThere(row, "status")),
        agent == null ? null : new Assignee(agent, row.getString("site")),
        Columns.time(row, "since"),
        Columns.time(row, "deadline"),
        Columns.names(row, "declined"));
  }

  Parameters bind(Parameters parameters) throws SQLException {
    return parameters
        .text(status.wire())
        .text(who == null ? null : who.agent())
        .text(who == null ? null : who.site())
        .time(since)
        .time(deadline)
        .names(declined);
  }

  Phase phase() {
    return switch (status) {
      case NEW -> new Phase.New();
      case QUEUED -> new Phase.Queued(there(since), declined);
      case OFFERED -> new Phase.Offered(there(who), there(deadline), there(since), declined);
      case IN_PROGRESS -> new Phase.InProgress(there(who));
      case PENDING -> new Phase.Pending(who, deadline);
      case ON_HOLD -> new Phase.OnHold(who, deadline);
      case RESOLVED -> new Phase.Resolved(who, there(since));
      case CLOSED -> new Phase.Closed(who);
    };
  }

  private <T> T there(@Nullable T value) {
    if (value == null) throw new IllegalStateException(status + " lacks a column");
    return value;
  }
}
