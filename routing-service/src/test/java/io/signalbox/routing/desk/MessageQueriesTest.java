package io.signalbox.routing.desk;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.Staff.agent;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.contracts.contact.Attachment;
import io.signalbox.contracts.contact.ReplyReport;
import io.signalbox.contracts.ticket.DeliveryState;
import io.signalbox.contracts.ticket.Message;
import io.signalbox.contracts.ticket.MessageDelivery;
import io.signalbox.contracts.ticket.RoutingCommand.NoteTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ReplyToTicket;
import io.signalbox.contracts.ticket.TicketEvent.MessageChanged;
import io.signalbox.contracts.ticket.TicketEvent.Replied;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.play.DatabaseStage;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.runtime.store.SqlDb;
import io.signalbox.runtime.testkit.Databases;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was said, as it stands in the database. */
class MessageQueriesTest {
  private static final String BLOB = "ab".repeat(32);

  static Stream<Arguments> databases() {
    Supplier<HikariDataSource> h2 = () -> Databases.h2("routing");
    Supplier<HikariDataSource> postgres = () -> Databases.postgres("routing");
    return Stream.of(Arguments.of("h2", h2), Arguments.of("postgres", postgres));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("databases")
  void a_conversation_is_read_as_it_was_told(String database, Supplier<HikariDataSource> databases)
      throws SQLException {
    try (var source = databases.get();
        var connection = source.getConnection()) {
      var queries = new MessageQueries(new SqlDb(connection)::query);
      var centre = new CallCentre(new DatabaseStage(source, RoutingSettings.DEFAULT));
      centre.present(agent("agent-1"));
      var file = new Attachment("a.png", "image/png", 5L, true, null, null, BLOB);
      var ticket = centre.accepted(centre.contact(mail("").attached(file)));
      var id = ticket.id().toString();
      var text = "a" + "\uD83D\uDE00".repeat(100_000);
      centre.pass(Duration.ofSeconds(1)).news();
      centre.orderAs("agent-1", new ReplyToTicket(id, null, null, text, List.of(file)));
      var replied = one(centre.news(), Replied.class).message();
      centre.pass(Duration.ofSeconds(1)).order(new NoteTicket(id, null, null, "seen", List.of()));
      centre.reported(new ReplyReport.Failed(replied.messageId(), null, centre.now(), "full"));
      var failed = one(centre.news(), MessageChanged.class).delivery();
      centre.reported(new ReplyReport.Read(replied.messageId(), null, centre.now()));
      centre.reported(new ReplyReport.Failed(replied.messageId(), null, centre.now(), "late"));

      var list = queries.list(CallCentre.WORKSPACE, ticket.id(), null, 10);
      assertThat(list).as(database).hasSize(3);
      assertThat(list.getFirst().contactId()).isEqualTo("contact-1");
      assertThat(list.getFirst().message().text()).isNull();
      assertThat(list.getFirst().message().attachments().getFirst().fileName()).isEqualTo("a.png");
      assertThat(failed.reason()).isEqualTo("full");
      var answer = find(list.stream().map(it -> it.message()).toList(), replied.messageId());
      assertThat(answer.text()).isEqualTo(replied.text());
      assertThat(answer.truncated()).isTrue();
      assertThat(answer.attachments()).isEqualTo(replied.attachments());
      assertThat(answer.delivery())
          .isEqualTo(new MessageDelivery(DeliveryState.READ, centre.now(), null));
      itsFileIsFound(queries, ticket.id());
      var messageId = UUID.fromString(replied.messageId());
      var whole = queries.find(CallCentre.WORKSPACE, ticket.id(), messageId).orElseThrow();
      assertThat(whole.message().text()).isEqualTo(text);
      assertThat(whole.message().truncated()).isFalse();
      assertThat(queries.find("another", ticket.id(), messageId)).isEmpty();
    }
  }

  private static void itsFileIsFound(MessageQueries queries, UUID ticket) {
    assertThat(queries.name(CallCentre.WORKSPACE, ticket, BLOB)).isTrue();
    assertThat(queries.name(CallCentre.WORKSPACE, ticket, "0".repeat(64))).isFalse();
    assertThat(queries.name(CallCentre.WORKSPACE, ticket, "%")).isFalse();
    assertThat(queries.name("another", ticket, BLOB)).isFalse();
  }

  private static Message find(List<Message> messages, String id) {
    return messages.stream().filter(it -> it.messageId().equals(id)).findFirst().orElseThrow();
  }

  private static <T> T one(List<Object> news, Class<T> type) {
    return news.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }
}
