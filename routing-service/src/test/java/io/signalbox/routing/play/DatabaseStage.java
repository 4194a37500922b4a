package io.signalbox.routing.play;

import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.shard.RoutingShard;
import io.signalbox.routing.state.Fact;
import io.signalbox.routing.state.Memory;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketTable;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.TimerChange;
import io.signalbox.runtime.table.Parameters;
import io.signalbox.runtime.testkit.ShardHarness;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A shard on a real database that keeps nothing at hand beyond a batch, so that all is fetched. */
public final class DatabaseStage implements Stage {
  private static final String TICKET =
      "select " + TicketTable.COLUMNS + " from ticket t where t.id = ?";

  private final DataSource source;
  private final ShardHarness<Fact> harness;

  /** A fresh shard on an empty database, with these settings but for what it keeps at hand. */
  public DatabaseStage(DataSource source, RoutingSettings settings) {
    this.source = source;
    var forgetful =
        new RoutingSettings(
            settings.offerTimeout(),
            settings.coolDown(),
            settings.declinedPause(),
            settings.reopenWindow(),
            settings.absentWork(),
            settings.absentWaiting(),
            settings.ticketsKept(),
            0);
    this.harness =
        new ShardHarness<>(() -> new RoutingShard(0, DefinitionLimits.USUAL, forgetful), source);
  }

  /** The shard is thrown away and loaded again. */
  public void reload() {
    harness.reload();
  }

  @Override
  public Received received(
      String topic, String type, String workspace, Object body, Actor actor, Instant at) {
    return harness.received(topic, type, workspace, body, actor, at);
  }

  @Override
  public List<Decision<Fact>> run(List<Received> batch) {
    return harness.run(batch);
  }

  @Override
  public void awayUntil(Instant then) {
    harness.awayUntil(then);
  }

  @Override
  public void advanceTo(Instant then) {
    harness.advanceTo(then);
  }

  @Override
  public List<Outgoing> drainEvents() {
    return harness.drainEvents();
  }

  /** The timers of that kind become dead letters. */
  public void bury(String kind) {
    harness.bury(kind);
  }

  @Override
  public List<TimerChange.Set> timers() {
    return harness.timers();
  }

  @Override
  public Memory memory() {
    if (harness.shard() instanceof RoutingShard shard) return shard.memory();
    throw new AssertionError("not a routing shard");
  }

  @Override
  public @Nullable Ticket ticket(UUID id) {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(TICKET)) {
      var _ = Parameters.of(statement).id(id);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? TicketTable.read(rows) : null;
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
