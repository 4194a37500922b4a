package io.signalbox.routing.presence;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.Staff.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.RoutingCommand.HoldTicket;
import io.signalbox.contracts.ticket.RoutingCommand.PendTicket;
import io.signalbox.contracts.ticket.RoutingCommand.SetPresence;
import io.signalbox.contracts.ticket.TicketEvent.AgentPresenceChanged;
import io.signalbox.routing.definition.RoutingKinds;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.ticket.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Agents come and go, and their tickets stay cared for. */
class PresenceRulesTest {
  private final CallCentre centre = new CallCentre();

  @Test
  void who_goes_offline_keeps_what_they_have_in_work_for_a_while() {
    centre.present(agent("agent-1"), agent("agent-2"));
    var ticket = centre.accepted(centre.contact(mail("hello")));
    centre.presence("agent-1", Presence.OFFLINE);
    centre.pass(Duration.ofMinutes(30).minusMillis(1));
    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
    assertThat(centre.status(ticket)).isEqualTo(Status.IN_PROGRESS);

    centre.pass(Duration.ofMillis(1));
    assertThat(centre.holder(ticket)).isEqualTo("agent-2");
  }

  @Test
  void who_comes_back_in_time_keeps_it_for_good() {
    centre.present(agent("agent-1"), agent("agent-2"));
    var ticket = centre.accepted(centre.contact(mail("hello")));
    centre.presence("agent-1", Presence.OFFLINE);
    centre.pass(Duration.ofMinutes(20));
    centre.presence("agent-1", Presence.AWAY);
    centre.pass(Duration.ofMinutes(20));

    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
  }

  @Test
  void what_waits_for_others_is_theirs_for_days_and_then_nobodys() {
    centre.present(agent("agent-1"));
    var ticket = centre.accepted(centre.contact(mail("hello")));
    centre.define(new PendTicket(ticket.id().toString(), null, null, null, "which model?"));
    centre.presence("agent-1", Presence.OFFLINE);
    centre.pass(Duration.ofDays(2));
    assertThat(centre.ticket(ticket.id()).phase().assignee()).isNotNull();

    centre.pass(Duration.ofDays(1));
    assertThat(centre.ticket(ticket.id()).phase().assignee()).isNull();
    assertThat(centre.status(ticket)).isEqualTo(Status.PENDING);
  }

  @Test
  void what_waited_with_an_agent_who_was_taken_out_is_nobodys() {
    centre.present(agent("agent-1"));
    var ticket = centre.accepted(centre.contact(mail("hello")));
    centre.define(new HoldTicket(ticket.id().toString(), null, null, null, "the vendor"));
    centre.remove(RoutingKinds.AGENT, "agent-1").pass(Duration.ZERO);

    assertThat(centre.ticket(ticket.id()).phase().assignee()).isNull();
    assertThat(centre.status(ticket)).isEqualTo(Status.ON_HOLD);
  }

  @Test
  void what_an_agent_had_who_was_taken_out_goes_to_others() {
    centre.present(agent("agent-1", 1, Map.of(), 2));
    var inWork = centre.accepted(centre.contact(mail("one")));
    var offered = centre.contact(mail("two"));
    centre.present(agent("agent-2", 1, Map.of(), 2));
    centre.news();
    centre.remove(RoutingKinds.AGENT, "agent-1");

    assertThat(centre.holder(inWork)).isEqualTo("agent-2");
    assertThat(centre.holder(offered)).isEqualTo("agent-2");
    assertThat(centre.headlines())
        .containsExactlyInAnyOrder(
            "ticket.unassigned",
            "ticket.offered",
            "ticket.offer-ended",
            "ticket.offered",
            "agent.changed");
    assertThat(centre.agent("agent-2").load().total()).isEqualTo(2);
  }

  @Test
  void taken_out_and_hired_again_an_agent_holds_nothing() {
    centre.present(agent("agent-1"));
    var ticket = centre.accepted(centre.contact(mail("one")));
    centre.remove(RoutingKinds.AGENT, "agent-1").define(agent("agent-1"));

    assertThat(centre.agent("agent-1").load().total()).isZero();
    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);
    centre.presence("agent-1", Presence.AVAILABLE);
    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
  }

  @Test
  void a_presence_that_is_none_the_other_tells_nobody() {
    centre.present(agent("agent-1")).news();
    centre.presence("agent-1", Presence.AVAILABLE);
    assertThat(centre.news()).isEmpty();

    centre.define(new SetPresence("agent-1", Presence.AWAY, "lunch"));
    assertThat(centre.news())
        .singleElement()
        .isInstanceOfSatisfying(
            AgentPresenceChanged.class, changed -> assertThat(changed.reason()).isEqualTo("lunch"));
  }

  @Test
  void when_experts_are_all_who_are_there_they_get_what_comes() {
    centre.present(agent("agent-1"), agent("expert-1", 2, Map.of(), 1));
    centre.presence("agent-1", Presence.AWAY);

    assertThat(centre.holder(centre.contact(mail("hello")))).isEqualTo("expert-1");
  }

  @Test
  void when_the_last_who_was_busy_goes_experts_get_what_waits() {
    centre.present(agent("agent-1"), agent("expert-1", 2, Map.of(), 1));
    centre.accepted(centre.contact(mail("first")));
    var ticket = centre.contact(mail("hello"));
    assertThat(centre.status(ticket)).as("agent-1 will get it").isEqualTo(Status.QUEUED);
    centre.presence("agent-1", Presence.OFFLINE);
    centre.pass(Duration.ZERO);

    assertThat(centre.holder(ticket)).isEqualTo("expert-1");
  }

  @Test
  void what_an_agent_had_who_was_taken_out_goes_to_experts_if_there_is_nobody_else() {
    centre.present(agent("agent-1"), agent("expert-1", 2, Map.of(), 1));
    var ticket = centre.accepted(centre.contact(mail("hello")));
    centre.remove(RoutingKinds.AGENT, "agent-1").pass(Duration.ZERO);

    assertThat(centre.holder(ticket)).isEqualTo("expert-1");
  }
}
