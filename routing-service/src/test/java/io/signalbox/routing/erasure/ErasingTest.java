package io.signalbox.routing.erasure;

import static io.signalbox.routing.play.Contacts.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.contracts.erasure.ErasureEvent;
import io.signalbox.contracts.erasure.ErasureEvent.CustomerErased;
import io.signalbox.contracts.ticket.RoutingCommand.CloseTicket;
import io.signalbox.contracts.ticket.RoutingCommand.NoteTicket;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.play.DatabaseStage;
import io.signalbox.routing.play.Staff;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.ticket.Status;
import io.signalbox.runtime.erasure.Erasure;
import io.signalbox.runtime.testkit.Databases;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tickets are erased in steps of bounded size, and nothing comes between two of them. */
class ErasingTest {
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private HikariDataSource database;
  private DatabaseStage stage;
  private CallCentre centre;

  @BeforeEach
  void open() {
    database = Databases.h2("routing");
    stage = new DatabaseStage(database, RoutingSettings.DEFAULT);
    centre = new CallCentre(stage);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void many_tickets_take_several_steps_that_go_on_after_a_crash() {
    for (var i = 0; i < 250; i++) centre.contact(mail("hello").build("c" + i, "mara", null));
    centre.contact(mail("hello").build("other", "bo", null));
    centre.news();

    centre.erased("mara");
    var first = centre.news();
    assertThat(erased(first)).isEqualTo(Portions.TICKETS_MAX);
    assertThat(first).noneMatch(CustomerErased.class::isInstance);
    stage.reload();
    centre.pass(MOMENT);

    var rest = centre.news();
    assertThat(erased(first) + erased(rest)).isEqualTo(250);
    assertThat(rest.getLast())
        .isEqualTo(new CustomerErased("mara", "routing", Map.of("tickets", 250, "messages", 250)));
    assertThat(count("ticket where customer = 'mara'")).isZero();
    assertThat(count("ticket where customer = '" + ErasureEvent.NOBODY + "'")).isEqualTo(250);
    assertThat(count("message")).isEqualTo(1);
    assertThat(count("erasure where completed_at is null")).isZero();
    centre.pass(Duration.ofDays(1));
    assertThat(centre.news()).as("nothing goes on").isEmpty();
  }

  @Test
  void a_ticket_with_many_messages_takes_several_steps() {
    var ticket = centre.contact(mail("1").within("talk").build("c0", "mara", null));
    var more = 2 * Portions.MESSAGES_MAX;
    insert(
        """
        insert into message (ticket, id, workspace, happened_at, direction, author_kind)
        select '%s', random_uuid(), 'test', current_timestamp, 'in', 'customer'
        from system_range(1, %d)\
        """
            .formatted(ticket.id(), more));
    centre.news();
    centre.erased("mara");
    assertThat(centre.headlines()).isEmpty();
    assertThat(count("message")).isEqualTo(more + 1 - Portions.MESSAGES_MAX);
    stage.reload();
    centre.pass(MOMENT);
    assertThat(count("message")).isZero();
    assertThat(centre.headlines())
        .containsExactly("ticket.closed", "ticket.erased", "customer.erased");
  }

  @Test
  void who_writes_in_the_conversation_meanwhile_begins_anew() {
    for (var i = 0; i < 2 * Portions.TICKETS_MAX; i++) {
      centre.contact(mail("hello").within("talk-" + i).build("c" + i, "mara", null));
    }
    centre.erased("mara");
    var tickets = new ArrayList<String>();
    for (var i = 0; i < 2 * Portions.TICKETS_MAX; i++) {
      var again = centre.contact(mail("new").within("talk-" + i).build("d" + i, "mara-2", null));
      assertThat(again.origin().customerId()).isEqualTo("mara-2");
      tickets.add(again.id().toString());
    }
    centre.pass(MOMENT);
    assertThat(count("ticket where customer = 'mara-2'")).isEqualTo(tickets.size());
    assertThat(count("message")).isEqualTo(tickets.size());
    var joined = centre.contact(mail("and").within("talk-0").build("e", "mara-2", null));
    assertThat(joined.id().toString()).as("the conversation goes on there").isIn(tickets);
  }

  @Test
  void an_open_ticket_is_closed_and_its_agent_gets_the_next() {
    centre.present(Staff.agent("ana"));
    var first = centre.accepted(centre.contact(mail("hello").build("1", "mara", null)));
    centre.erased("mara");
    assertThat(centre.ticket(first.id()).status()).isEqualTo(Status.CLOSED);
    assertThat(centre.ticket(first.id()).isErased()).isTrue();
    assertThat(centre.agent("ana").load().total()).isZero();
    var refused =
        centre.order(new NoteTicket(first.id().toString(), null, null, "late", List.of()));
    assertThat(refused.reason()).isEqualTo("wrong-status");
  }

  @Test
  void who_wrote_in_a_ticket_is_forgotten_with_it() {
    centre.contact(mail("hello").within("talk").build("1", "mara", null));
    centre.contact(mail("me too").within("talk").build("2", "bo", null));
    assertThat(count("participant")).isEqualTo(1);
    centre.erased("mara");
    assertThat(count("participant")).isZero();
    assertThat(count("conversation")).isZero();
  }

  @Test
  void told_again_it_goes_on_though_its_next_step_was_lost() {
    for (var i = 0; i < 250; i++) centre.contact(mail("hello").build("c" + i, "mara", null));
    centre.erased("mara");
    stage.bury(Erasure.STEP);
    stage.reload();
    centre.pass(MOMENT);
    assertThat(count("ticket where customer = 'mara'")).isPositive();
    centre.erased("mara");
    centre.pass(MOMENT);
    assertThat(count("ticket where customer = 'mara'")).isZero();
  }

  @Test
  void what_was_said_is_kept_as_long_as_the_setting_says() {
    var kept = RoutingSettings.DEFAULT.ticketsKept();
    var ticket = centre.contact(mail("hello").build("1", "mara", null));
    centre.define(new CloseTicket(ticket.id().toString(), null, null, null));
    centre.pass(kept.minusSeconds(1));
    assertThat(centre.ticket(ticket.id()).isErased()).isFalse();
    centre.news();
    centre.pass(Duration.ofSeconds(2));
    assertThat(centre.ticket(ticket.id()).isErased()).isTrue();
    assertThat(count("message")).isZero();
    assertThat(centre.news())
        .singleElement()
        .isInstanceOfSatisfying(
            TicketEvent.Erased.class, it -> assertThat(it.reason()).isEqualTo("retention"));
  }

  private static long erased(List<Object> events) {
    return events.stream().filter(TicketEvent.Erased.class::isInstance).count();
  }

  private int count(String what) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from " + what)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void insert(String sql) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
