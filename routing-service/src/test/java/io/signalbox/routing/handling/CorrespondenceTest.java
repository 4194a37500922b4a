package io.signalbox.routing.handling;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.Staff.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.contracts.contact.Attachment;
import io.signalbox.contracts.contact.OutboundEvent.ReplyRequested;
import io.signalbox.contracts.contact.ReplyReport;
import io.signalbox.contracts.ticket.Author;
import io.signalbox.contracts.ticket.AuthorKind;
import io.signalbox.contracts.ticket.DeliveryState;
import io.signalbox.contracts.ticket.Message;
import io.signalbox.contracts.ticket.MessageAttachment;
import io.signalbox.contracts.ticket.MessageDelivery;
import io.signalbox.contracts.ticket.MessageDirection;
import io.signalbox.contracts.ticket.RoutingCommand.NoteTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ReplyToTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ResolveTicket;
import io.signalbox.contracts.ticket.TicketEvent.CommandRefused;
import io.signalbox.contracts.ticket.TicketEvent.MessageChanged;
import io.signalbox.contracts.ticket.TicketEvent.MessageReceived;
import io.signalbox.contracts.ticket.TicketEvent.Noted;
import io.signalbox.contracts.ticket.TicketEvent.Opened;
import io.signalbox.contracts.ticket.TicketEvent.Replied;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.blob.BlobOrder;
import io.signalbox.runtime.blob.BlobOrder.What;
import io.signalbox.runtime.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said in a ticket, and what is heard of how far it came. */
class CorrespondenceTest {
  private static final Attachment FILE =
      new Attachment(
          "../../refund.pdf", "application/pdf", 100L, false, "f1", "https://x.example/f", null);
  private static final String HASH = "ab".repeat(32);
  private static final Attachment KEPT =
      new Attachment("a.png", "image/png", 5L, false, null, null, HASH);

  private final CallCentre centre = new CallCentre();
  private Ticket ticket = centre.contact(mail("hello").within("talk-1"));

  @BeforeEach
  void agent_1_has_it() {
    centre.present(agent("agent-1"));
    ticket = centre.accepted(ticket);
  }

  @Test
  void what_the_customer_said_goes_with_the_event() {
    var opened = one(Opened.class);
    assertThat(opened.message())
        .isEqualTo(
            new Message(
                idOf(opened.message()),
                MessageDirection.IN,
                new Author(AuthorKind.CUSTOMER, "customer-1", null),
                true,
                "hello",
                false,
                List.of(),
                CallCentre.NINE,
                null));

    centre.contact(mail("again").within("talk-1"));
    assertThat(one(MessageReceived.class).message().text()).isEqualTo("again");
  }

  @Test
  void nothing_but_a_file_is_shown_as_that() {
    centre.news();
    centre.contact(mail("").within("talk-1").attached(FILE, FILE));

    var message = one(MessageReceived.class).message();
    assertThat(message.text()).isNull();
    assertThat(message.attachments())
        .extracting(MessageAttachment::fileName, MessageAttachment::size)
        .containsExactly(tuple("refund.pdf", 100L), tuple("refund.pdf", 100L));
    assertThat(message.attachments().stream().map(MessageAttachment::attachmentId))
        .doesNotHaveDuplicates();
  }

  @Test
  void an_answer_goes_out_with_its_files() {
    centre.news();
    var files = IntStream.range(0, 50).mapToObj(_ -> FILE).toList();
    centre.orderAs("agent-1", new ReplyToTicket(id(), null, null, null, files));

    var news = centre.news();
    var requested = one(news, ReplyRequested.class);
    assertThat(requested.text()).isNull();
    assertThat(requested.attachments())
        .hasSize(50)
        .first()
        .extracting(Attachment::fileName)
        .isEqualTo("refund.pdf");
    var replied = one(news, Replied.class);
    assertThat(replied.agentId()).isEqualTo("agent-1");
    assertThat(replied.message().messageId()).isEqualTo(requested.replyId());
    assertThat(replied.message().author())
        .isEqualTo(new Author(AuthorKind.AGENT, "agent-1", "agent-1"));
    assertThat(replied.message().attachments()).hasSize(50);
    assertThat(replied.message().delivery())
        .isEqualTo(new MessageDelivery(DeliveryState.REQUESTED, centre.now(), null));
  }

  @Test
  void the_files_of_a_message_are_held_for_its_ticket() {
    centre.calls();
    centre.contact(mail("").within("talk-1").attached(FILE, KEPT, KEPT));
    assertThat(orders()).containsExactly(new BlobOrder(What.HOLD, List.of(id()), List.of(HASH)));
    centre.orderAs("agent-1", new ReplyToTicket(id(), null, null, null, List.of(KEPT)));
    assertThat(one(ReplyRequested.class).attachments().getFirst().blob()).isEqualTo(HASH);
    assertThat(orders()).containsExactly(new BlobOrder(What.HOLD, List.of(id()), List.of(HASH)));
    centre.order(new NoteTicket(id(), null, null, null, List.of(KEPT, FILE)));
    assertThat(orders()).hasSize(1);
    centre.orderAs("agent-1", new ReplyToTicket(id(), null, null, "done"));
    assertThat(orders()).isEmpty();
  }

  private List<BlobOrder> orders() {
    return centre.calls().stream()
        .peek(call -> assertThat(call.lane()).isEqualTo("customer-1"))
        .map(call -> Json.read(call.payload(), BlobOrder.class))
        .toList();
  }

  @Test
  void a_note_is_for_us_alone() {
    centre.news();
    centre.order(new NoteTicket(id(), null, null, "Asked finance.", List.of()));

    var news = centre.news();
    assertThat(news).noneMatch(ReplyRequested.class::isInstance);
    var message = one(news, Noted.class).message();
    assertThat(message.visible()).isFalse();
    assertThat(message.direction()).isEqualTo(MessageDirection.INTERNAL);
    assertThat(message.author()).isEqualTo(new Author(AuthorKind.AGENT, null, null));
    assertThat(message.delivery()).isNull();
  }

  @Test
  void a_huge_text_is_told_in_part_and_sent_whole() {
    centre.news();
    var text = "字".repeat(262_144);
    centre.orderAs("agent-1", new ReplyToTicket(id(), null, null, text));

    var news = centre.news();
    assertThat(one(news, ReplyRequested.class).text()).isEqualTo(text);
    assertThat(one(news, Replied.class).message().truncated()).isTrue();
    assertThat(one(news, Replied.class).message().text()).hasSize((16 << 10) / 3);
  }

  @Test
  void it_only_comes_further() {
    var reply = reply();
    var version = centre.ticket(ticket.id()).track().version();
    assertThat(told(new ReplyReport.Sent(reply, null, at(1)))).isEqualTo("sent");
    assertThat(told(new ReplyReport.Sent(reply, null, at(2)))).as("again").isNull();
    assertThat(told(new ReplyReport.Delivered(reply, null, at(3)))).isEqualTo("delivered");
    assertThat(told(new ReplyReport.Sent(reply, null, at(1)))).as("late").isNull();
    assertThat(told(new ReplyReport.Failed(reply, null, at(4), "x"))).as("it arrived").isNull();
    assertThat(told(new ReplyReport.Read(reply, null, at(5)))).isEqualTo("read");
    assertThat(told(new ReplyReport.Delivered(reply, null, at(3)))).as("late").isNull();
    assertThat(centre.ticket(ticket.id()).track().version())
        .as("no command is outdated by it")
        .isEqualTo(version);
  }

  @Test
  void what_failed_says_why_unless_it_arrives_after_all() {
    var reply = reply();
    centre.reported(new ReplyReport.Sent(reply, null, at(1)));
    centre.news();
    centre.reported(new ReplyReport.Failed(reply, null, at(2), "The mailbox is full."));
    assertThat(one(MessageChanged.class))
        .satisfies(
            changed -> {
              assertThat(changed.messageId()).isEqualTo(reply);
              assertThat(changed.ticket().ticketId()).isEqualTo(id());
              assertThat(changed.delivery())
                  .isEqualTo(
                      new MessageDelivery(DeliveryState.FAILED, at(2), "The mailbox is full."));
            });
    assertThat(told(new ReplyReport.Sent(reply, null, at(3)))).isNull();
    assertThat(told(new ReplyReport.Read(reply, null, at(4)))).isEqualTo("read");
  }

  @Test
  void a_report_comes_also_when_the_ticket_is_solved() {
    var reply = reply();
    centre.define(new ResolveTicket(id(), null, null, null));
    assertThat(told(new ReplyReport.Delivered(reply, null, at(1)))).isEqualTo("delivered");
  }

  @Test
  void a_report_about_nothing_of_ours_is_refused_for_all_to_see() {
    var received = idOf(one(Opened.class).message());
    for (var unknown :
        new String[] {UUID.randomUUID().toString(), "no id", "a".repeat(200), received}) {
      centre.news();
      centre.reported(new ReplyReport.Delivered(unknown, null, at(1)));
      assertThat(centre.news())
          .singleElement()
          .isInstanceOfSatisfying(
              CommandRefused.class,
              refused -> {
                assertThat(refused.reason()).isEqualTo("unknown-message");
                assertThat(refused.command()).isEqualTo("reply.delivered");
                assertThat(refused.subject()).isEqualTo(unknown);
              });
    }
  }

  @Test
  void a_report_about_a_survey_is_none_of_ours() {
    centre.news();
    centre.reported(new ReplyReport.Delivered("i-1", "i-1", at(1)));
    assertThat(centre.news()).isEmpty();
  }

  private String reply() {
    centre.orderAs("agent-1", new ReplyToTicket(id(), null, null, "We will see to it."));
    return one(ReplyRequested.class).replyId();
  }

  /** The state that others are told after a report; null if they are told nothing. */
  private @Nullable String told(ReplyReport report) {
    centre.news();
    centre.reported(report);
    return centre.news().stream()
        .map(event -> ((MessageChanged) event).delivery().state().value())
        .findFirst()
        .orElse(null);
  }

  private Instant at(int seconds) {
    return CallCentre.NINE.plus(Duration.ofSeconds(seconds));
  }

  private String id() {
    return ticket.id().toString();
  }

  private <T> T one(Class<T> type) {
    return one(centre.news(), type);
  }

  private static <T> T one(List<Object> news, Class<T> type) {
    return news.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  private static String idOf(@Nullable Message message) {
    if (message == null) throw new AssertionError("no message");
    return message.messageId();
  }
}
