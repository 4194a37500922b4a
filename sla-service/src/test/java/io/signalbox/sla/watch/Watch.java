package io.signalbox.sla.watch;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.sla.AlertEvent;
import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.ClockEvent;
import io.signalbox.contracts.sla.Policy;
import io.signalbox.contracts.sla.SlaCommand;
import io.signalbox.contracts.ticket.RoutingCommand.EscalateTicket;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.AboutTicket;
import io.signalbox.contracts.ticket.TicketView;
import io.signalbox.runtime.definition.DefinitionCommand;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.testkit.ShardHarness;
import io.signalbox.sla.clock.Moments;
import io.signalbox.sla.clock.TicketSketch;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** A shard over a real database, in words. */
final class Watch implements AutoCloseable {
  static final String WORKSPACE = "acme";
  static final Actor SUPERVISOR = new Actor("sb_sup", Role.SUPERVISOR, WORKSPACE, null);

  private final HikariDataSource source;
  private final ShardHarness<SlaFact> harness;

  Watch(Engine engine) {
    source = engine.open();
    harness = new ShardHarness<>(() -> new SlaShard(3, DefinitionLimits.USUAL), source);
  }

  ShardHarness<SlaFact> harness() {
    return harness;
  }

  Outcome define(String id, Calendar calendar, String at) {
    return command(new SlaCommand.DefineCalendar(id, calendar), SUPERVISOR, at);
  }

  Outcome define(List<Policy> policies, String at) {
    return command(new SlaCommand.DefinePolicies(policies), SUPERVISOR, at);
  }

  Outcome acknowledge(String alertId, Actor actor, String at) {
    return command(new SlaCommand.AcknowledgeAlert(alertId, null, "on it"), actor, at);
  }

  Outcome remove(String kind, String id, String at) {
    return command(kind + ".remove", new DefinitionCommand.Remove(id), SUPERVISOR, at);
  }

  Outcome restore(String kind, String id, int version, String at) {
    return command(kind + ".restore", new DefinitionCommand.Restore(id, version), SUPERVISOR, at);
  }

  private Outcome command(SlaCommand command, Actor actor, String at) {
    return command(Catalogue.shortNameOf(command.getClass()), command, actor, at);
  }

  private Outcome command(String type, Object body, Actor actor, String at) {
    var decision =
        harness.receive(Topics.SLA_COMMANDS, type, WORKSPACE, body, actor, Moments.at(at));
    return decision.outcome() == null ? Outcome.DONE : decision.outcome();
  }

  Decision<SlaFact> tell(TicketSketch ticket, String at, Function<TicketView, AboutTicket> event) {
    return harness.run(List.of(record(ticket, at, event))).getFirst();
  }

  /** Opened and classified, in one batch. */
  void opened(TicketSketch ticket, String at) {
    harness.run(
        List.of(
            record(ticket, at, view -> new TicketEvent.Opened(view, "c-1", null)),
            record(ticket, at, view -> new TicketEvent.Classified(view, null, List.of(), null))));
  }

  Received record(TicketSketch ticket, String at, Function<TicketView, AboutTicket> event) {
    return record(event.apply(ticket.view(Moments.at(at))), at);
  }

  Received record(TicketEvent body, String at) {
    var type = Catalogue.shortNameOf(body.getClass());
    var then = Moments.at(at);
    return new Received(
        Topics.TICKETS, type, "e", WORKSPACE, then, then, then, body, Actor.SYSTEM, "c", 0, null);
  }

  void timeUp(String ticket, String at, boolean provisional) {
    harness.run(List.of(due(ticket, at, provisional)));
  }

  Due due(String ticket, String at, boolean provisional) {
    var then = Moments.at(at);
    return new Due(WORKSPACE, ticket, "clocks", then, then, then, provisional);
  }

  /** What was told since the last call, in short. */
  List<String> told() {
    return harness.drainEvents().stream().map(Watch::shortly).toList();
  }

  private static String shortly(Outgoing event) {
    return switch (event.body()) {
      case ClockEvent e -> event.type() + " " + e.clock().clockId();
      case AlertEvent e -> event.type() + " " + e.clock().clockId();
      case EscalateTicket e -> event.type() + " " + e.ticketId() + " v" + e.expectedVersion();
      default -> throw new AssertionError("not told by us: " + event);
    };
  }

  <T> List<T> rows(String sql, Class<T> type) {
    try (var connection = source.getConnection()) {
      return new SqlDb(connection).query(sql, _ -> {}, row -> row.getObject(1, type));
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
