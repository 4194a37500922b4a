package io.signalbox.survey.asking;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.contact.OutboundEvent.ReplyRequested;
import io.signalbox.contracts.survey.SurveyCommand;
import io.signalbox.contracts.survey.SurveyCommand.DefineProgram;
import io.signalbox.contracts.survey.SurveyCommand.SubmitAnswer;
import io.signalbox.contracts.survey.SurveyEvent;
import io.signalbox.contracts.survey.SurveyMetric;
import io.signalbox.contracts.survey.SurveyTrigger;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.Reopened;
import io.signalbox.contracts.ticket.TicketEvent.Resolved;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.testkit.ShardHarness;
import io.signalbox.survey.fatigue.Cap;
import io.signalbox.survey.token.Links;
import io.signalbox.survey.token.Tokens;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The survey service over a real database, and what happens around it. */
final class Office implements AutoCloseable {
  static final String WS = "ws";
  static final Duration OPEN_FOR = Duration.ofDays(14);
  static final Duration EDITABLE_FOR = Duration.ofDays(1);
  static final Cap CAP = new Cap(3, Duration.ofDays(30));

  final ShardHarness<Fact> shard;
  final List<ReplyRequested> sent = new ArrayList<>();
  private final HikariDataSource database;
  private Instant now = Instant.parse("2026-03-02T10:00:00Z");

  Office(Stores stores) {
    this(stores, CAP);
  }

  Office(Stores stores, Cap cap) {
    database = stores.open();
    var terms = new Terms(OPEN_FOR, EDITABLE_FOR, cap, "en");
    var tokens = new Tokens("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
    var links = new Links(tokens, "https://survey.example");
    shard =
        new ShardHarness<>(
            () -> new SurveyShard(0, DefinitionLimits.USUAL, terms, links), database);
  }

  void restarted() {
    shard.reload();
  }

  Instant now() {
    return now;
  }

  static DefineProgram csat(String id) {
    return program(id, SurveyMetric.CSAT, null, null, null);
  }

  static DefineProgram program(
      String id,
      SurveyMetric metric,
      @Nullable Duration throttle,
      @Nullable Duration delay,
      @Nullable Double sample) {
    return new DefineProgram(
        id,
        metric,
        "How did it go?",
        SurveyTrigger.RESOLVED,
        throttle,
        null,
        delay,
        sample,
        List.of(),
        null);
  }

  List<SurveyEvent> resolved(Tickets ticket) {
    ticket(new Resolved(ticket.view(), "agent-9", null));
    return told();
  }

  List<SurveyEvent> reopened(Tickets ticket) {
    ticket(new Reopened(ticket.view(), null, null, null));
    return told();
  }

  List<SurveyEvent> later(Duration time) {
    now = now.plus(time);
    shard.advanceTo(now);
    return told();
  }

  List<SurveyEvent> answers(String invitationId, int score, @Nullable String comment) {
    var _ = command(new SubmitAnswer(invitationId, score, comment));
    return told();
  }

  Outcome command(SurveyCommand command) {
    now = now.plusMillis(1);
    var type = Catalogue.shortNameOf(command.getClass());
    var decision = shard.receive(Topics.SURVEY_COMMANDS, type, WS, command, Actor.SYSTEM, now);
    return Objects.requireNonNullElse(decision.outcome(), Outcome.DONE);
  }

  private void ticket(TicketEvent event) {
    now = now.plusMillis(1);
    var type = Catalogue.shortNameOf(event.getClass());
    shard.receive(Topics.TICKETS, type, WS, event, Actor.SYSTEM, now);
  }

  private List<SurveyEvent> told() {
    var told = new ArrayList<SurveyEvent>();
    for (var event : shard.drainEvents()) {
      if (event.body() instanceof ReplyRequested reply) {
        sent.add(reply);
      } else {
        told.add((SurveyEvent) event.body());
      }
    }
    return told;
  }

  /** Rows of a query, each as its columns joined by blanks. */
  List<String> rows(String sql) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var rows = new ArrayList<String>();
      while (result.next()) {
        var row = new ArrayList<String>();
        for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join(" ", row));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
