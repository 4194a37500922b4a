package io.signalbox.routing.handling;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.RuleOf.everything;
import static io.signalbox.routing.play.Staff.agent;
import static io.signalbox.routing.play.Staff.can;
import static io.signalbox.routing.play.Staff.queue;
import static io.signalbox.routing.play.Staff.site;
import static io.signalbox.routing.play.Staff.tier;
import static io.signalbox.routing.play.Staff.working;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.contracts.ticket.RoutingCommand.EscalateTicket;
import io.signalbox.contracts.ticket.RoutingCommand.PendTicket;
import io.signalbox.contracts.ticket.RoutingCommand.TransferTicket;
import io.signalbox.contracts.ticket.TicketEvent.Escalated;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.shard.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ticket goes to others. agent-1 of tier 1 has it; expert-1 is of tier 3. */
class HandoverTest {
  private final CallCentre centre = new CallCentre();
  private Ticket ticket = centre.contact(mail("hello"));

  @BeforeEach
  void agent_1_has_it() {
    centre.rules(everything(1));
    centre.present(agent("agent-1"));
    ticket = centre.accepted(ticket);
    centre.present(tier(agent("expert-1"), 3));
    centre.news();
  }

  @Test
  void escalated_it_goes_to_the_next_tier_that_can() {
    centre.define(escalate(null));

    assertThat(centre.holder(ticket)).isEqualTo("expert-1");
    assertThat(centre.headlines())
        .containsExactly("ticket.unassigned", "ticket.escalated", "ticket.offered");
    assertThat(centre.ticket(ticket.id()).placement().requirements().tier()).isEqualTo(3);
    assertThat(centre.agent("agent-1").load().total()).isZero();
  }

  @Test
  void a_service_escalates_what_is_still_as_it_knows_it() {
    var version = centre.ticket(ticket.id()).track().version();
    var stale = new EscalateTicket(id(), null, version - 1, null, "breach");
    var fresh = new EscalateTicket(id(), null, version, null, "breach");

    assertThat(centre.order(Actor.SYSTEM, stale).reason()).isEqualTo("stale-version");
    assertThat(centre.order(Actor.SYSTEM, fresh).reason()).isNull();
    assertThat(centre.news())
        .filteredOn(Escalated.class::isInstance)
        .extracting(event -> ((Escalated) event).agentId())
        .containsOnlyNulls()
        .hasSize(1);
  }

  @Test
  void there_is_nothing_above_the_top() {
    centre.define(escalate(null));
    assertThat(refusal(escalate(null))).isEqualTo("nobody-qualified");
    assertThat(refusal(escalate(3))).isEqualTo("top-tier");
    assertThat(refusal(escalate(10))).isEqualTo("top-tier");
  }

  @Test
  void a_refused_escalation_leaves_it_where_it_is() {
    var before = centre.ticket(ticket.id());
    assertThat(refusal(escalate(4))).isEqualTo("nobody-qualified");
    assertThat(centre.ticket(ticket.id())).isEqualTo(before);
  }

  @Test
  void escalated_while_it_is_offered_the_offer_is_withdrawn() {
    centre.presence("agent-1", Presence.OFFLINE);
    centre.present(agent("agent-2"));
    var offered = centre.contact(mail("another"));
    centre.news();
    centre.define(
        new EscalateTicket(offered.id().toString(), null, null, null, "the customer shouts"));

    assertThat(centre.headlines())
        .containsExactly("ticket.offer-ended", "ticket.escalated", "ticket.offered");
    assertThat(centre.holder(offered)).isEqualTo("expert-1");
    assertThat(centre.timers(offered)).containsExactly("offer");
  }

  @Test
  void escalated_while_it_waits_it_waits_no_longer() {
    var until = centre.now().plus(Duration.ofHours(1));
    centre.define(new PendTicket(id(), null, null, until, null));
    centre.define(escalate(null));

    assertThat(centre.holder(ticket)).isEqualTo("expert-1");
    assertThat(centre.timers(ticket)).containsExactly("offer");
  }

  @Test
  void transferred_to_an_agent_it_is_offered_to_them_whatever_they_can() {
    centre.define(transfer(null, "expert-1"));

    assertThat(centre.holder(ticket)).isEqualTo("expert-1");
    assertThat(centre.status(ticket)).isEqualTo(Status.OFFERED);
    assertThat(centre.headlines())
        .containsExactly("ticket.unassigned", "ticket.transferred", "ticket.offered");
  }

  @Test
  void nobody_is_given_more_than_they_take_by_transfer_either() {
    centre.define(transfer(null, "expert-1"));
    centre.present(agent("agent-2"));
    var other = centre.contact(mail("other"));
    assertThat(
            refusal(new TransferTicket(other.id().toString(), null, null, null, "expert-1", null)))
        .isEqualTo("agent-unavailable");
  }

  @Test
  void who_is_away_is_given_nothing() {
    centre.presence("expert-1", Presence.AWAY);
    assertThat(refusal(transfer(null, "expert-1"))).isEqualTo("agent-unavailable");
  }

  @Test
  void no_transfer_takes_a_ticket_to_a_site_outside_its_contract() {
    centre.define(site("vendor", List.of(), List.of(2)));
    centre.present(working(agent("agent-2"), "vendor"));
    assertThat(refusal(transfer(null, "agent-2"))).isEqualTo("out-of-scope");
  }

  @Test
  void transferred_to_a_queue_it_goes_to_others_than_the_giver() {
    centre.define(queue("other", Map.of()));
    var outcome =
        centre.orderAs("agent-1", new TransferTicket(id(), null, null, "other", null, null));
    assertThat(outcome.reason()).isNull();
    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);
    assertThat(centre.ticket(ticket.id()).placement().queue()).isEqualTo("other");

    centre.present(agent("agent-2"));
    assertThat(centre.holder(ticket)).isEqualTo("agent-2");
  }

  @Test
  void transferred_to_a_queue_it_reaches_those_there_whatever_was_thought_of_it_before() {
    centre.rules(everything(2, "technical"));
    var wrong = centre.contact(mail("about a bill"));
    centre.define(queue("money", Map.of("billing", 2)));
    centre.present(can(agent("clerk"), "billing"));
    centre.define(
        new TransferTicket(wrong.id().toString(), null, null, "money", null, "it is a bill"));

    assertThat(centre.holder(wrong)).isEqualTo("clerk");
  }

  @Test
  void a_breach_does_not_take_it_from_an_agent_of_the_highest_tier_there_is() {
    centre.presence("agent-1", Presence.OFFLINE);
    centre.define(transfer(null, "expert-1"));
    centre.accepted(ticket);
    var breach = new EscalateTicket(id(), null, null, null, "breach");

    assertThat(centre.order(Actor.SYSTEM, breach).reason()).isEqualTo("nobody-qualified");
    assertThat(centre.holder(ticket)).isEqualTo("expert-1");
  }

  @Test
  void a_breach_does_not_take_it_away_while_nobody_above_takes_work() {
    centre.presence("expert-1", Presence.AWAY);
    var breach = new EscalateTicket(id(), null, null, null, "breach");

    assertThat(centre.order(Actor.SYSTEM, breach).reason()).isEqualTo("nobody-available");
    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
    centre.define(escalate(null));
    assertThat(centre.status(ticket)).as("a person may").isEqualTo(Status.QUEUED);
  }

  @Test
  void who_misses_what_was_transferred_to_them_does_not_send_it_back_to_the_giver() {
    centre.define(transfer(null, "expert-1"));
    centre.pass(Duration.ofSeconds(30));
    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);

    centre.present(agent("agent-2"));
    assertThat(centre.holder(ticket)).isEqualTo("agent-2");
  }

  @Test
  void where_it_goes_must_be_named_and_be_there() {
    assertThat(refusal(transfer(null, null))).isEqualTo("incomplete");
    assertThat(refusal(transfer("nowhere", null))).isEqualTo("unknown-queue");
    assertThat(refusal(transfer(null, "nobody"))).isEqualTo("unknown-agent");
    assertThat(refusal(transfer(null, "agent-1"))).isEqualTo("agent-unavailable");
  }

  @Test
  void what_was_handed_on_keeps_its_place_by_age() {
    centre.presence("expert-1", Presence.AWAY);
    centre.pass(Duration.ofMinutes(1));
    centre.define(queue("other", Map.of()));
    var newer = centre.contact(mail("newer"));
    centre.define(new TransferTicket(id(), "agent-1", null, "other", null, null));
    assertThat(centre.holder(newer)).as("agent-1 is free for it").isEqualTo("agent-1");
    var newest = centre.contact(mail("newest"));
    centre.present(agent("agent-2"));

    assertThat(centre.holder(ticket)).isEqualTo("agent-2");
    assertThat(centre.status(newest)).isEqualTo(Status.QUEUED);
  }

  private EscalateTicket escalate(@Nullable Integer tier) {
    return new EscalateTicket(id(), null, null, tier, "too hard");
  }

  private TransferTicket transfer(@Nullable String queue, @Nullable String agent) {
    return new TransferTicket(id(), null, null, queue, agent, null);
  }

  private String id() {
    return ticket.id().toString();
  }

  private String refusal(RoutingCommand command) {
    return String.valueOf(centre.order(command).reason());
  }
}
