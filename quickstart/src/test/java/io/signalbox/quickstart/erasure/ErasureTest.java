package io.signalbox.quickstart.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.ContactEvent;
import io.signalbox.contracts.contact.ContactEvent.Accepted;
import io.signalbox.contracts.erasure.ErasureEvent.CustomerErased;
import io.signalbox.contracts.sla.AlertEvent;
import io.signalbox.contracts.survey.SurveyEvent;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Outcome.Status;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.testkit.Databases;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever is erased is named nowhere. All they have and say has one word in it, which is looked for
 * in every table: so a table that somebody adds and forgets to erase is found as well.
 */
class ErasureTest {
  private static final String WORD = "Qwyzzlebox";
  private static final String ADDRESS = "mara@qwyzzlebox.example";

  private static final String FROM = "{'name':'Mara %s','email':'%s'}".formatted(WORD, ADDRESS);
  private static final String NO_MORE = "'attributes':{}";

  /** On which database. */
  enum Engine {
    H2,
    POSTGRES;

    FourServices open() {
      return new FourServices(this == H2 ? Databases::h2 : Databases::postgres);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothing_says_any_more_who_it_was_and_scores_count_as_before(Engine engine) {
    try (var all = engine.open()) {
      var customer = writesAndIsAnswered(all);
      assertThat(Search.found(all.databases(), WORD))
          .contains(
              "ingest customer.facts",
              "ingest identity.address",
              "ingest suspension.accepted",
              "routing message.attachments",
              "routing message.body",
              "routing ticket.answers_to",
              "routing ticket.subject",
              "sla alert.acknowledged_note",
              "sla ticket_clocks.body",
              "survey ledger.comment",
              "survey ledger.delivery");
      var scores = scores(all);
      assertThat(scores).isNotEmpty();

      assertThat(erase(all, customer).status()).isEqualTo(Status.DONE);

      assertThat(Search.found(all.databases(), WORD)).isEmpty();
      assertThat(Search.found(all.databases(), customer))
          .allMatch(where -> where.endsWith(" erasure.customer_id"))
          .hasSize(4);
      assertThat(scores(all)).isEqualTo(scores);
      assertThat(done(all)).containsExactly("ingest", "routing", "sla", "survey");

      assertThat(Search.found(all.databases(), "I was here first"))
          .contains("routing message.body");
      everythingThatComesLate(all, customer);
      assertThat(Search.found(all.databases(), WORD)).isEmpty();

      var again = contact(all, FROM, "It is me, as ever.", NO_MORE);
      assertThat(again.customerId()).isNotEqualTo(customer);
      assertThat(Search.found(all.databases(), WORD)).contains("ingest identity.address");
    }
  }

  private static String writesAndIsAnswered(FourServices all) {
    setUp(all);
    var customer = firstTicket(all);
    all.send(
        "ingest.commands",
        "customer.define",
        "{'id':'%s','facts':{'name':'Mara %s','organisation':'%s'}}"
            .formatted(customer, WORD, WORD));
    var second = contact(all, FROM, "Open: " + WORD, NO_MORE);
    assertThat(second.customerId()).isEqualTo(customer);
    contact(all, FROM, "Spam " + WORD, "'attributes':{'spam':true}");
    inAnothersTicket(all, customer);
    all.later(Duration.ofHours(2));
    breachIsNoted(all);
    return customer;
  }

  private static void setUp(FourServices all) {
    all.send(
        "routing.commands",
        "agent.define",
        "{'id':'ana','name':'Ana','tier':1,'autoAccept':true,'capacity':{'email':20,'chat':20}}");
    all.send("routing.commands", "agent.presence", "{'agentId':'ana','presence':'available'}");
    all.send(
        "sla.commands",
        "policy.define",
        "{'policies':[{'id':'all','targets':[{'metric':'first-reply','within':'PT1H'}]}]}");
    all.send(
        "survey.commands",
        "program.define",
        "{'id':'p','metric':'csat','question':'How was it?','trigger':'resolved'}");
  }

  /** Answered, resolved and surveyed. */
  private static String firstTicket(FourServices all) {
    var contact = contact(all, FROM, "Broken: " + WORD, NO_MORE);
    var ticket = last(all, TicketEvent.Assigned.class).ticket().ticketId();
    all.send(
        "routing.commands",
        "ticket.note",
        "{'ticketId':'%s','agentId':'ana','text':'Rings: %s'}".formatted(ticket, WORD));
    all.send(
        "routing.commands",
        "ticket.reply",
        "{'ticketId':'%s','agentId':'ana','text':'Dear Mara %s'}".formatted(ticket, WORD));
    all.send(
        "routing.commands",
        "ticket.resolve",
        "{'ticketId':'%s','agentId':'ana'}".formatted(ticket));
    var invited = last(all, SurveyEvent.Invited.class);
    all.send(
        "survey.commands",
        "answer.submitted",
        "{'invitationId':'%s','score':5,'comment':'Signed %s'}"
            .formatted(invited.invitationId(), WORD));
    return contact.customerId();
  }

  /** A colleague has them in copy, and they answer to all. */
  private static void inAnothersTicket(FourServices all, String customer) {
    var first = "'externalId':'<1@example.org>','cc':['" + ADDRESS + "']";
    var theirs = contact(all, "{'email':'bo@example.org'}", "I was here first", first);
    assertThat(theirs.customerId()).isNotEqualTo(customer);
    var answer = ",'attributes':{'inReplyTo':'<1@example.org>'}";
    contact(all, FROM, "I have it too: " + WORD, "'externalId':'<2@example.org>'" + answer);
    var joined = last(all, TicketEvent.MessageReceived.class);
    assertThat(joined.ticket().customerId()).isEqualTo(theirs.customerId());
  }

  private static void breachIsNoted(FourServices all) {
    var alert =
        all.log.stream()
            .filter(event -> event.type().equals("sla.breached"))
            .map(event -> (AlertEvent.Breached) event.body())
            .findFirst()
            .orElseThrow();
    all.send(
        "sla.commands",
        "alert.acknowledge",
        "{'alertId':'%s','note':'Call %s'}".formatted(alert.alertId(), WORD));
  }

  private static Outcome erase(FourServices all, String customer) {
    return all.send("ingest.commands", "customer.erase", "{'id':'" + customer + "'}");
  }

  /** What was sent before and is decided after, and dead letters that are decided once more. */
  private static void everythingThatComesLate(FourServices all, String customer) {
    var before = List.copyOf(all.log);
    for (var event : before) {
      for (var service : readers(event)) all.again(service, event);
    }
    all.send(
        "ingest.commands",
        "customer.define",
        "{'id':'%s','facts':{'name':'Mara %s'}}".formatted(customer, WORD));
    all.send("survey.commands", "customer.opt-out", "{'customerId':'" + customer + "'}");
    assertThat(Search.found(all.databases(), customer)).hasSize(4);
    for (var event : before) {
      switch (event.body()) {
        case SurveyEvent.Invited invited ->
            all.send(
                "survey.commands",
                "answer.submitted",
                "{'invitationId':'%s','score':1,'comment':'%s'}"
                    .formatted(invited.invitationId(), WORD));
        case TicketEvent.Opened opened when opened.ticket().customerId().equals(customer) ->
            all.send(
                "routing.commands",
                "ticket.note",
                "{'ticketId':'%s','text':'%s'}".formatted(opened.ticket().ticketId(), WORD));
        case ContactEvent.Suspended suspended ->
            all.send(
                "ingest.commands",
                "contact.release",
                "{'contactId':'%s'}".formatted(suspended.contactId()));
        default -> {} // asks for nothing
      }
    }
    all.later(Duration.ofDays(20));
  }

  private static List<String> readers(Outgoing event) {
    return switch (event.topic()) {
      case "contacts" -> List.of("routing");
      case "tickets" -> List.of("sla", "survey");
      default -> List.of();
    };
  }

  private static Accepted contact(FourServices all, String from, String text, String more) {
    var outcome =
        all.send(
            "contacts.inbound",
            "contact.submitted",
            """
        {'channel':'email','from':%s,'subject':'About %s','text':'%s','attachments':[
          {'fileName':'%s.pdf','contentType':'application/pdf','size':5}],%s}\
        """
                .formatted(from, text, text, text, more));
    assertThat(outcome).isEqualTo(Outcome.DONE);
    return last(all, Accepted.class);
  }

  private static <T> T last(FourServices all, Class<T> type) {
    var found = new ArrayList<T>();
    for (var event : all.log) if (type.isInstance(event.body())) found.add(type.cast(event.body()));
    assertThat(found).as(all.log.toString()).isNotEmpty();
    return found.getLast();
  }

  private static List<String> done(FourServices all) {
    return all.log.stream()
        .flatMap(event -> event.body() instanceof CustomerErased e ? Stream.of(e) : Stream.empty())
        .map(CustomerErased::service)
        .toList();
  }

  private static List<String> scores(FourServices all) {
    var survey = Objects.requireNonNull(all.databases().get("survey"));
    try (var connection = survey.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select program_id, score, answered_at, agent_id from ledger"
                    + " where score is not null order by id")) {
      var scores = new ArrayList<String>();
      while (rows.next()) {
        scores.add(rows.getString(1) + rows.getInt(2) + rows.getString(3) + rows.getString(4));
      }
      return scores;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
