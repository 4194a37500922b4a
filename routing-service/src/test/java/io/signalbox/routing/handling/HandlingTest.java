package io.signalbox.routing.handling;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.Staff.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.OutboundEvent.ReplyRequested;
import io.signalbox.contracts.contact.Party;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.contracts.ticket.RoutingCommand.CloseTicket;
import io.signalbox.contracts.ticket.RoutingCommand.HoldTicket;
import io.signalbox.contracts.ticket.RoutingCommand.PendTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ReopenTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ReplyToTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ResolveTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ResumeTicket;
import io.signalbox.contracts.ticket.TicketEvent.CommandRefused;
import io.signalbox.contracts.ticket.TicketEvent.StatusChanged;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.state.Kinds;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent does with a ticket they have: here agent-1, who takes one at a time. */
class HandlingTest {
  private final CallCentre centre = new CallCentre();
  private Ticket ticket = centre.contact(mail("hello"));

  @BeforeEach
  void agent_1_has_it() {
    centre.present(agent("agent-1"));
    ticket = centre.accepted(ticket);
    centre.news();
  }

  @Test
  void a_reply_goes_to_the_address_the_customer_wrote_from() {
    centre.orderAs("agent-1", new ReplyToTicket(id(), null, null, "We will see to it."));

    assertThat(centre.news())
        .filteredOn(ReplyRequested.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            ReplyRequested.class,
            reply -> {
              assertThat(reply.to()).isEqualTo("customer@example.org");
              assertThat(reply.account()).isEqualTo("help");
              assertThat(reply.from()).isEqualTo("help@shop.example");
              assertThat(reply.text()).isEqualTo("We will see to it.");
              assertThat(reply.ticketId()).isEqualTo(id());
              assertThat(reply.agentId()).isEqualTo("agent-1");
              assertThat(reply.inReplyTo()).isEqualTo("external-contact-1");
            });
  }

  @Test
  void a_reply_goes_to_whoever_wrote_last_and_to_those_who_got_that_message() {
    var talk = mail("hello").within("talk-1");
    var other = centre.contact(talk);
    centre.present(agent("agent-2"));
    other = centre.accepted(other);
    centre.contact(
        talk.from(Party.byEmail("colleague@example.org")).copied("customer@example.org"));
    centre.news();
    centre.orderAs(
        "agent-2", new ReplyToTicket(other.id().toString(), null, null, "We will see to it."));

    assertThat(centre.news())
        .filteredOn(ReplyRequested.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            ReplyRequested.class,
            reply -> {
              assertThat(reply.to()).isEqualTo("colleague@example.org");
              assertThat(reply.cc()).containsExactly("customer@example.org");
            });
    assertThat(centre.ticket(other.id()).view().replyTo()).isEqualTo("customer@example.org");
  }

  @Test
  void a_customer_without_an_address_cannot_be_answered() {
    var nobody = new Party("A caller", null, null, null, null);
    var call = centre.contact(mail("…").by(Channel.PHONE).from(nobody));
    centre.present(agent("agent-2"));
    centre.accepted(call);

    assertThat(refusal(new ReplyToTicket(call.id().toString(), null, null, "Hello?")))
        .isEqualTo("no-address");
  }

  @Test
  void who_waits_for_the_customer_is_free_for_others() {
    var next = centre.contact(mail("next"));
    centre.define(new PendTicket(id(), null, null, null, "which model?"));

    assertThat(centre.status(ticket)).isEqualTo(Status.PENDING);
    assertThat(centre.holder(next)).isEqualTo("agent-1");
  }

  @Test
  void a_wait_ends_at_its_time() {
    centre.define(new PendTicket(id(), null, null, in(Duration.ofHours(1)), null));
    centre.pass(Duration.ofMinutes(59));
    assertThat(centre.status(ticket)).isEqualTo(Status.PENDING);

    centre.pass(Duration.ofMinutes(1));
    assertThat(centre.status(ticket)).isEqualTo(Status.IN_PROGRESS);
    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
  }

  @Test
  void a_time_finer_than_timers_are_ends_all_the_same() {
    var fine = in(Duration.ofHours(1)).plusNanos(1_700);
    centre.define(new PendTicket(id(), null, null, fine, null));
    centre.pass(Duration.ofHours(1));
    assertThat(centre.status(ticket)).isEqualTo(Status.IN_PROGRESS);
  }

  @Test
  void a_wait_that_became_another_ends_at_the_others_time() {
    centre.define(new PendTicket(id(), null, null, in(Duration.ofHours(1)), null));
    centre.define(new HoldTicket(id(), null, null, in(Duration.ofHours(2)), null));
    centre.pass(Duration.ofHours(1));
    assertThat(centre.status(ticket)).isEqualTo(Status.ON_HOLD);
    centre.pass(Duration.ofHours(1));
    assertThat(centre.status(ticket)).isEqualTo(Status.IN_PROGRESS);
  }

  @Test
  void a_wait_that_was_ended_by_hand_leaves_no_timer() {
    centre.define(new PendTicket(id(), null, null, in(Duration.ofHours(1)), null));
    centre.news();
    centre.define(new ResumeTicket(id(), null, null));

    assertThat(centre.timers(ticket)).isEmpty();
    assertThat(centre.news())
        .singleElement()
        .isInstanceOfSatisfying(
            StatusChanged.class,
            changed -> assertThat(changed.from()).isEqualTo(Status.PENDING.told()));
  }

  @Test
  void nothing_waits_until_a_time_that_is_over() {
    assertThat(refusal(new PendTicket(id(), null, null, centre.now(), null)))
        .isEqualTo("incomplete");
  }

  @Test
  void a_solved_ticket_frees_its_agent_and_can_come_back() {
    var next = centre.contact(mail("next"));
    centre.define(new ResolveTicket(id(), "agent-1", null, "explained"));
    assertThat(centre.holder(next)).isEqualTo("agent-1");

    centre.define(new ReopenTicket(id(), "agent-1", null, "not quite"));
    assertThat(centre.status(ticket)).as("agent-1 has no room").isEqualTo(Status.QUEUED);
  }

  @Test
  void a_supervisor_ends_what_nobody_has_taken() {
    var spam = centre.contact(mail("buy now"));
    centre.define(new ResolveTicket(spam.id().toString(), null, null, "spam"));
    centre.define(new CloseTicket(spam.id().toString(), null, null, null));

    assertThat(centre.status(spam)).isEqualTo(Status.CLOSED);
    assertThat(centre.workspaceState().backlog().size()).isZero();
  }

  @Test
  void an_offer_for_a_ticket_that_is_closed_is_withdrawn() {
    centre.define(new ResolveTicket(id(), null, null, null));
    var offered = centre.contact(mail("next"));
    centre.news();
    centre.define(new CloseTicket(offered.id().toString(), null, null, "duplicate"));

    assertThat(centre.headlines()).containsExactly("ticket.offer-ended", "ticket.closed");
    assertThat(centre.agent("agent-1").load().total()).isZero();
    assertThat(centre.timers(offered)).containsExactly(Kinds.KEPT);
  }

  @Test
  void an_agent_may_not_touch_anothers_ticket() {
    centre.present(agent("agent-2"));
    var outcome = centre.orderAs("agent-2", new ResolveTicket(id(), null, null, null));

    assertThat(outcome.reason()).isEqualTo("not-your-ticket");
    assertThat(centre.status(ticket)).isEqualTo(Status.IN_PROGRESS);
  }

  @Test
  void a_command_decided_on_an_older_version_is_refused() {
    var version = centre.ticket(ticket.id()).track().version();
    centre.define(new HoldTicket(id(), null, version, null, null));

    assertThat(refusal(new ResumeTicket(id(), null, version))).isEqualTo("stale-version");
  }

  @Test
  void a_refusal_is_told_to_all_and_changes_nothing() {
    var before = centre.ticket(ticket.id());
    centre.order(new ReopenTicket(id(), null, null, null));

    assertThat(centre.ticket(ticket.id())).isEqualTo(before);
    assertThat(centre.news())
        .singleElement()
        .isInstanceOfSatisfying(
            CommandRefused.class,
            refused -> {
              assertThat(refused.command()).isEqualTo("ticket.reopen");
              assertThat(refused.reason()).isEqualTo("wrong-status");
              assertThat(refused.subject()).isEqualTo(id());
            });
  }

  @Test
  void a_ticket_that_is_not_there_is_unknown() {
    for (var nothing : new String[] {"nonsense", "", "00000000-0000-7000-8000-000000000000"}) {
      assertThat(refusal(new ResumeTicket(nothing, null, null))).isEqualTo("unknown-ticket");
    }
  }

  private String id() {
    return ticket.id().toString();
  }

  private Instant in(Duration time) {
    return centre.now().plus(time);
  }

  private String refusal(RoutingCommand command) {
    return String.valueOf(centre.order(command).reason());
  }
}
