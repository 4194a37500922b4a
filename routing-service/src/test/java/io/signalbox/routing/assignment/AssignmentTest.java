package io.signalbox.routing.assignment;

import static io.signalbox.routing.play.Contacts.chat;
import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.RuleOf.everything;
import static io.signalbox.routing.play.RuleOf.rule;
import static io.signalbox.routing.play.RuleOf.then;
import static io.signalbox.routing.play.RuleOf.word;
import static io.signalbox.routing.play.Staff.agent;
import static io.signalbox.routing.play.Staff.autoAccepting;
import static io.signalbox.routing.play.Staff.can;
import static io.signalbox.routing.play.Staff.queue;
import static io.signalbox.routing.play.Staff.site;
import static io.signalbox.routing.play.Staff.speaking;
import static io.signalbox.routing.play.Staff.taking;
import static io.signalbox.routing.play.Staff.tier;
import static io.signalbox.routing.play.Staff.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.contracts.ticket.Explanation.Candidate;
import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RoutingCommand.ResolveTicket;
import io.signalbox.contracts.ticket.TicketEvent.Assigned;
import io.signalbox.contracts.ticket.TicketEvent.Queued;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.ticket.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who gets which ticket, and when. */
class AssignmentTest {
  private final CallCentre centre = new CallCentre();

  @Test
  void who_waited_longest_for_work_gets_it() {
    centre.present(agent("agent-1"));
    centre.pass(Duration.ofMinutes(1)).present(agent("agent-2"));
    centre.pass(Duration.ofMinutes(1));

    assertThat(centre.holder(centre.contact(mail("first")))).isEqualTo("agent-1");
    assertThat(centre.holder(centre.contact(mail("second")))).isEqualTo("agent-2");
  }

  @Test
  void who_ended_their_work_first_waited_longest_whoever_began_first() {
    centre.present(autoAccepting(agent("agent-1")));
    var first = centre.contact(mail("long"));
    centre.pass(Duration.ofMinutes(1)).present(autoAccepting(agent("agent-2")));
    var second = centre.contact(mail("short"));
    centre.pass(Duration.ofMinutes(1));
    centre.define(new ResolveTicket(second.id().toString(), null, null, null));
    centre.pass(Duration.ofMinutes(1));
    centre.define(new ResolveTicket(first.id().toString(), null, null, null));
    centre.pass(Duration.ofMinutes(1));

    assertThat(centre.holder(centre.contact(mail("next")))).isEqualTo("agent-2");
  }

  @Test
  void who_speaks_the_customers_language_comes_before_who_waited_longer() {
    centre.present(agent("agent-1"));
    centre.pass(Duration.ofHours(2)).present(speaking(agent("agent-2"), "de"));

    assertThat(centre.holder(centre.contact(mail("Guten Tag").in("de-AT")))).isEqualTo("agent-2");
  }

  @Test
  void nobody_who_speaks_it_being_free_another_gets_it() {
    centre.present(agent("agent-1"));

    assertThat(centre.holder(centre.contact(mail("Bom dia").in("pt")))).isEqualTo("agent-1");
  }

  @Test
  void rare_skills_are_spared_among_those_who_waited_about_as_long() {
    centre.present(can(agent("agent-1"), "fraud"));
    centre.pass(Duration.ofSeconds(1)).present(agent("agent-2"));

    assertThat(centre.holder(centre.contact(mail("anything")))).isEqualTo("agent-2");
  }

  @Test
  void a_skill_is_needed_at_the_level_the_queue_asks_for() {
    centre.define(queue("experts", Map.of("billing", 4)));
    centre.rules(rule("all", "true", then(null, null, 1, "experts", "billing")));
    centre.present(can(agent("agent-1"), "billing", 3));
    var ticket = centre.contact(mail("my bill"));
    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);

    centre.present(can(agent("agent-2"), "billing", 4));
    assertThat(centre.holder(ticket)).isEqualTo("agent-2");
  }

  @Test
  void experts_are_kept_for_what_only_they_can_do() {
    centre.rules(everything(1));
    centre.present(agent("agent-1"), tier(agent("expert-1"), 2));

    assertThat(centre.holder(centre.contact(mail("first")))).isEqualTo("agent-1");
    assertThat(centre.status(centre.contact(mail("second")))).isEqualTo(Status.QUEUED);
  }

  @Test
  void a_tier_that_has_nobody_qualified_is_passed_over() {
    centre.rules(everything(1, "billing"));
    centre.present(agent("agent-1"), can(tier(agent("expert-1"), 3), "billing"));

    assertThat(centre.holder(centre.contact(mail("my bill")))).isEqualTo("expert-1");
  }

  @Test
  void a_ticket_nobody_may_take_waits_and_says_why() {
    centre.rules(everything(1, "juggling"));
    centre.present(agent("agent-1"));
    centre.news();
    centre.contact(mail("Can you juggle?"));

    assertThat(centre.news())
        .filteredOn(Queued.class::isInstance)
        .extracting(event -> ((Queued) event).reason())
        .containsExactly("nobody-qualified");
  }

  @Test
  void a_site_gets_nothing_outside_its_contract() {
    centre.define(site("vendor", List.of("shoes"), List.of(1)));
    centre.present(working(agent("agent-1"), "vendor"));

    assertThat(centre.status(centre.contact(mail("hats").brand("hats")))).isEqualTo(Status.QUEUED);
    assertThat(centre.status(centre.contact(mail("no brand")))).isEqualTo(Status.QUEUED);
    assertThat(centre.holder(centre.contact(mail("shoes").brand("shoes")))).isEqualTo("agent-1");
  }

  @Test
  void a_queue_is_served_by_its_sites_only() {
    centre.define(site("berlin")).define(site("lisbon"));
    centre.define(queue("sensitive", Map.of(), "berlin"));
    centre.rules(rule("all", "true", then(null, null, 1, "sensitive")));
    centre.present(working(agent("agent-1"), "lisbon"));
    var ticket = centre.contact(mail("a secret"));
    assertThat(centre.status(ticket)).isEqualTo(Status.QUEUED);

    centre.present(working(agent("agent-2"), "berlin"));
    assertThat(centre.holder(ticket)).isEqualTo("agent-2");
  }

  @Test
  void an_agent_is_never_given_more_than_they_take_in_all_and_by_channel() {
    centre.present(taking(agent("agent-1"), 3, Map.of("chat", 1)));

    assertThat(centre.status(centre.contact(chat("one")))).isEqualTo(Status.OFFERED);
    assertThat(centre.status(centre.contact(chat("two")))).isEqualTo(Status.QUEUED);
    assertThat(centre.status(centre.contact(mail("three")))).isEqualTo(Status.OFFERED);
    assertThat(centre.status(centre.contact(mail("four")))).isEqualTo(Status.OFFERED);
    assertThat(centre.status(centre.contact(mail("five")))).isEqualTo(Status.QUEUED);
    assertThat(centre.agent("agent-1").load().total()).isEqualTo(3);
  }

  @Test
  void work_that_came_when_nobody_was_there_is_given_to_who_comes() {
    var ticket = centre.contact(mail("anybody there?"));
    centre.pass(Duration.ofHours(1)).present(agent("agent-1"));

    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
  }

  @Test
  void who_becomes_free_gets_the_most_urgent_then_the_longest_waiting() {
    centre.rules(
        word("soon", Priority.HIGH, null), word("whenever", Priority.LOW, null), everything(1));
    centre.present(autoAccepting(agent("agent-1")));
    var current = centre.contact(mail("current"));
    var low = centre.contact(mail("whenever"));
    var older = centre.pass(Duration.ofSeconds(1)).contact(mail("older"));
    var newer = centre.pass(Duration.ofSeconds(1)).contact(mail("newer"));
    var high = centre.pass(Duration.ofSeconds(1)).contact(mail("soon"));

    for (var next : List.of(high, older, newer, low)) {
      centre.define(new ResolveTicket(current.id().toString(), null, null, null));
      assertThat(centre.holder(next)).as(next.toString()).isEqualTo("agent-1");
      current = next;
    }
  }

  @Test
  void who_has_room_for_several_gets_them_at_once_and_no_more() {
    for (int i = 0; i < 5; i++) centre.contact(mail("ticket " + i));
    centre.present(agent("agent-1", 1, Map.of(), 3));

    assertThat(centre.agent("agent-1").load().total()).isEqualTo(3);
    assertThat(centre.workspaceState().backlog().size()).isEqualTo(2);
  }

  @Test
  void who_may_do_more_after_a_change_gets_what_waits() {
    centre.rules(everything(1, "billing"));
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("my bill"));
    centre.define(can(agent("agent-1"), "billing")).pass(Duration.ZERO);

    assertThat(centre.holder(ticket)).isEqualTo("agent-1");
  }

  @Test
  void the_explanation_names_everybody_with_verdict_and_score() {
    centre.rules(everything(1, "billing"));
    centre.define(can(agent("agent-5"), "billing"));
    centre.present(
        autoAccepting(can(agent("agent-1"), "billing")),
        can(can(agent("agent-2"), "billing"), "fraud"),
        agent("agent-3"),
        can(tier(agent("agent-4"), 2), "billing"));
    centre.news();
    centre.contact(mail("my bill"));

    var assigned =
        centre.news().stream()
            .filter(Assigned.class::isInstance)
            .map(Assigned.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(assigned.explanation().rule())
        .isEqualTo("Everything: queue default, tier 1, billing");
    assertThat(assigned.explanation().candidates())
        .extracting(Candidate::agentId, Candidate::verdict)
        .containsExactly(
            tuple("agent-1", "chosen"),
            tuple("agent-2", "outranked"),
            tuple("agent-5", "away"),
            tuple("agent-4", "higher-tier"),
            tuple("agent-3", "lacks-skill"));
    assertThat(assigned.explanation().candidates().get(1).score())
        .isLessThan(assigned.explanation().candidates().get(0).score());
  }

  @Test
  void who_goes_offline_and_comes_back_has_waited_from_then_on() {
    centre.present(agent("agent-1"), agent("agent-2"));
    centre.pass(Duration.ofMinutes(5));
    centre.presence("agent-1", Presence.AWAY);
    centre.presence("agent-1", Presence.AVAILABLE);

    assertThat(centre.holder(centre.contact(mail("first")))).isEqualTo("agent-2");
  }
}
