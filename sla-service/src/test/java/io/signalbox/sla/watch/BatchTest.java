package io.signalbox.sla.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.businesstime.Desk;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.sla.SlaCommand;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.AboutTicket;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.contracts.ticket.TicketView;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.sla.clock.Moments;
import io.signalbox.sla.clock.Promised;
import io.signalbox.sla.clock.Said;
import io.signalbox.sla.clock.TicketSketch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A batch costs a few statements, however many tickets are in it. */
class BatchTest {
  private static final int TICKETS = 2 * Tickets.KEPT_MAX; // more than stay in memory

  private final List<TicketSketch> tickets = new ArrayList<>();
  private final SlaShard shard = new SlaShard(3, DefinitionLimits.USUAL);

  @Test
  void statements_do_not_grow_with_the_batch() throws SQLException {
    for (var i = 0; i < TICKETS; i++) tickets.add(new TicketSketch("t-" + i));
    try (var source = Engine.H2.open();
        var connection = source.getConnection()) {
      var db = new CountingDb(new SqlDb(connection));
      shard.load(db);
      run(db, definitions());
      var opened = new ArrayList<Input>(of("Mon 09:00", v -> new TicketEvent.Opened(v, "c", null)));
      opened.addAll(of("Mon 09:00", v -> new TicketEvent.Classified(v, null, List.of(), null)));
      assertThat(run(db, opened))
          .containsExactly("select ticket_clocks", "insert ticket_clocks " + TICKETS);
      // two timers, an answer and a resolution of each in one batch: half of them must be fetched
      var batch = new ArrayList<Input>(timers("Mon 09:50"));
      batch.addAll(timers("Mon 10:30"));
      batch.addAll(of("Mon 11:00", Said::reply));
      tickets.forEach(ticket -> ticket.status(TicketStatus.RESOLVED));
      batch.addAll(of("Mon 12:00", v -> new TicketEvent.Resolved(v, "agent-1", null)));
      assertThat(run(db, batch))
          .containsExactly(
              "select ticket_clocks",
              "update ticket_clocks " + TICKETS,
              "insert alert " + 2 * TICKETS,
              "update alert " + TICKETS);
    }
  }

  private List<String> run(CountingDb db, List<Input> batch) {
    db.statements.clear();
    shard.fetch(batch, db);
    for (var input : batch) shard.decide(input).facts().forEach(shard::apply);
    shard.write(db);
    shard.settled();
    return db.statements;
  }

  private List<Input> of(String at, Function<TicketView, AboutTicket> event) {
    return tickets.stream()
        .<Input>map(ticket -> received(event.apply(ticket.view(Moments.at(at))), at))
        .toList();
  }

  private static Received received(Object body, String at) {
    return new Received(
        Topics.TICKETS,
        Catalogue.shortNameOf(body.getClass()),
        "e",
        Watch.WORKSPACE,
        Moments.at(at),
        Moments.at(at),
        Moments.at(at),
        body,
        Actor.SYSTEM,
        "c",
        0,
        null);
  }

  private List<Input> timers(String at) {
    var then = Moments.at(at);
    return tickets.stream()
        .map(ticket -> ticket.view(then).ticketId())
        .<Input>map(id -> new Due(Watch.WORKSPACE, id, "clocks", then, then, then, false))
        .toList();
  }

  private static List<Input> definitions() {
    var promised =
        Promised.byTheDesk().first("PT1H").solution("PT8H").warnAt(80).escalate().policy();
    return List.of(
        received(
            new SlaCommand.DefineCalendar("desk", Desk.nineToFive("UTC").calendar()), "Mon 08:00"),
        received(new SlaCommand.DefinePolicies(List.of(promised)), "Mon 08:00"));
  }

  /** Names each statement that is sent. */
  private record CountingDb(Db db, List<String> statements) implements Db {
    CountingDb(Db db) {
      this(db, new ArrayList<>());
    }

    @Override
    public <T> List<T> query(String sql, Binder binder, Row<T> row) {
      statements.add(name(sql));
      return db.query(sql, binder, row);
    }

    @Override
    public <T> void batch(String sql, Collection<T> items, ItemBinder<T> binder) {
      if (!items.isEmpty()) statements.add(name(sql) + " " + items.size());
      db.batch(sql, items, binder);
    }

    @Override
    public int update(String sql, Binder binder) {
      statements.add(name(sql));
      return db.update(sql, binder);
    }

    private static String name(String sql) {
      var table = sql.replaceAll("(?s).*\\b(ticket_clocks|definition|alert)\\b.*", "$1");
      return sql.substring(0, sql.indexOf(' ')) + " " + table;
    }
  }
}
