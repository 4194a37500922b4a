package io.signalbox.routing.conversation;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.Staff.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.Automation;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.Conversation;
import io.signalbox.contracts.ticket.RoutingCommand.CloseTicket;
import io.signalbox.contracts.ticket.RoutingCommand.HoldTicket;
import io.signalbox.contracts.ticket.RoutingCommand.PendTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ResolveTicket;
import io.signalbox.contracts.ticket.TicketEvent.Opened;
import io.signalbox.contracts.ticket.TicketEvent.Reopened;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.play.Contacts;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.Ticket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which ticket a contact becomes part of. Resolved tickets come back for seven days. */
class ThreadingTest {
  private static final Duration WINDOW = Duration.ofDays(7);

  private final CallCentre centre = new CallCentre();

  @Test
  void the_first_contact_opens_a_ticket_and_the_next_joins_it() {
    var first = centre.contact(talk("hello"));
    centre.news();
    var second = centre.contact(talk("one more thing"));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(centre.headlines()).containsExactly("ticket.message-received");
  }

  @Test
  void contacts_outside_any_conversation_open_tickets_of_their_own() {
    assertThat(centre.contact(mail("a")).id()).isNotEqualTo(centre.contact(mail("b")).id());
  }

  @Test
  void a_sender_who_may_not_join_opens_a_ticket_and_leaves_the_conversation_alone() {
    var ticket = centre.contact(talk("hello"));
    var stranger = centre.contact(mail("me too").within(new Conversation("talk-1", false, false)));

    assertThat(stranger.id()).isNotEqualTo(ticket.id());
    assertThat(stranger.view().conversationId()).isNull();
    assertThat(centre.contact(talk("still me")).id()).isEqualTo(ticket.id());
  }

  @Test
  void in_a_conversation_that_never_ends_a_late_message_is_a_new_matter() {
    var lasting = mail("hello").by(Channel.WHATSAPP).within(new Conversation("talk-2", true, true));
    centre.present(agent("agent-1"));
    var first = centre.accepted(centre.contact(lasting));
    centre.define(new ResolveTicket(id(first), null, null, null));
    assertThat(centre.contact(lasting).id()).isEqualTo(first.id());
    centre.define(new ResolveTicket(id(first), null, null, null));
    centre.pass(WINDOW.plusMillis(1)).news();

    var second = centre.accepted(centre.contact(lasting));
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.view().followUp()).isFalse();
    centre.define(new CloseTicket(id(second), null, null, null));
    var third = centre.contact(lasting);
    assertThat(third.id()).isNotEqualTo(second.id());
    assertThat(third.view().followUp()).isFalse();
    assertThat(centre.contact(lasting).id()).isEqualTo(third.id());
  }

  @Test
  void an_answer_to_a_pending_ticket_goes_back_to_its_agent() {
    var ticket = inWork();
    centre.define(new PendTicket(id(ticket), null, null, null, null));
    centre.news();
    centre.contact(talk("here you are"));

    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
    assertThat(centre.headlines())
        .containsExactly("ticket.message-received", "ticket.status-changed");
  }

  @Test
  void whose_agent_has_no_room_goes_to_another() {
    centre.present(agent("agent-1"));
    var ticket = centre.accepted(centre.contact(talk("hello")));
    centre.define(new PendTicket(id(ticket), null, null, null, null));
    centre.accepted(centre.contact(mail("another")));
    centre.present(agent("agent-2"));
    centre.news();
    centre.contact(talk("here you are"));

    assertThat(centre.holder(ticket)).isEqualTo("agent-2");
    assertThat(centre.headlines())
        .containsExactly(
            "ticket.message-received",
            "ticket.status-changed",
            "ticket.unassigned",
            "ticket.offered");
  }

  @Test
  void a_message_ends_a_wait_for_a_third_party_too() {
    var ticket = inWork();
    centre.define(new HoldTicket(id(ticket), null, null, null, null));
    centre.contact(talk("no need any more"));

    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
    assertThat(centre.status(ticket)).isEqualTo(Status.IN_PROGRESS);
  }

  @Test
  void an_absence_note_does_not() {
    var ticket = inWork();
    centre.define(new HoldTicket(id(ticket), null, null, null, null));
    centre.contact(talk("I am away").automated(Automation.AUTO_REPLY));

    assertThat(centre.status(ticket)).isEqualTo(Status.ON_HOLD);
  }

  @Test
  void a_late_answer_inside_the_window_reopens() {
    var ticket = resolved();
    centre.pass(WINDOW).news();
    centre.contact(talk("it broke again"));

    assertThat(centre.status(ticket)).isEqualTo(Status.IN_PROGRESS);
    assertThat(centre.ticket(ticket.id()).track().reopened()).isEqualTo(1);
    assertThat(centre.news())
        .filteredOn(Reopened.class::isInstance)
        .extracting(event -> ((Reopened) event).contactId())
        .doesNotContainNull()
        .hasSize(1);
  }

  @Test
  void a_later_one_opens_a_follow_up_and_the_conversation_goes_on_there() {
    var ticket = resolved();
    centre.pass(WINDOW.plusMillis(1)).news();
    var later = centre.contact(talk("it broke again"));

    assertThat(later.id()).isNotEqualTo(ticket.id());
    assertThat(later.view().followUp()).isTrue();
    assertThat(centre.news())
        .filteredOn(Opened.class::isInstance)
        .extracting(event -> ((Opened) event).followUpOf())
        .containsExactly(id(ticket));
    assertThat(centre.contact(talk("and again")).id()).isEqualTo(later.id());
  }

  @Test
  void an_answer_to_a_closed_ticket_opens_a_follow_up() {
    var ticket = resolved();
    centre.define(new CloseTicket(id(ticket), null, null, null));

    assertThat(centre.contact(talk("hello?")).origin().followUpOf()).isEqualTo(ticket.id());
  }

  @Test
  void an_automatic_answer_reopens_and_resumes_nothing() {
    var ticket = resolved();
    var note = talk("I am out of office").automated(Automation.AUTO_REPLY);
    assertThat(centre.contact(note).id()).isEqualTo(ticket.id());
    assertThat(centre.status(ticket)).isEqualTo(Status.RESOLVED);
  }

  private static Contacts talk(String text) {
    return mail(text).within("talk-1");
  }

  private static String id(Ticket ticket) {
    return ticket.id().toString();
  }

  private Ticket inWork() {
    centre.present(agent("agent-1"));
    return centre.accepted(centre.contact(talk("hello")));
  }

  private Ticket resolved() {
    var ticket = inWork();
    centre.define(new ResolveTicket(id(ticket), null, null, "done"));
    return ticket;
  }
}
