package io.signalbox.routing.definition;

import static io.signalbox.routing.play.RuleOf.rule;
import static io.signalbox.routing.play.RuleOf.then;
import static io.signalbox.routing.play.Staff.agent;
import static io.signalbox.routing.play.Staff.queue;
import static io.signalbox.routing.play.Staff.site;
import static io.signalbox.routing.play.Staff.working;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.Location;
import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import io.signalbox.contracts.ticket.RoutingCommand.SetPresence;
import io.signalbox.contracts.ticket.TicketEvent.AgentChanged;
import io.signalbox.contracts.ticket.TicketEvent.CommandRefused;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.play.Contacts;
import io.signalbox.runtime.definition.DefinitionKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a definition names must be there, and what it says must be possible. */
class DefinitionCheckTest {
  private final CallCentre centre = new CallCentre();

  @Test
  void an_agent_works_at_a_site_that_is_there() {
    assertThat(refusal(working(agent("agent-1"), "nowhere"))).isEqualTo("unknown-site");
    centre.define(site("berlin"));
    assertThat(refusal(working(agent("agent-1"), "berlin"))).isEqualTo("null");
  }

  @Test
  void a_queue_is_served_by_sites_that_are_there_and_gives_time_to_answer() {
    assertThat(refusal(queue("q", Map.of(), "nowhere"))).isEqualTo("unknown-site");
    assertThat(refusal(timeout(Duration.ZERO))).isEqualTo("bad-offer-timeout");
    assertThat(refusal(timeout(Duration.ofMinutes(-1)))).isEqualTo("bad-offer-timeout");
    assertThat(refusal(timeout(Duration.ofDays(400)))).isEqualTo("bad-offer-timeout");
    assertThat(refusal(timeout(Duration.ofSeconds(1)))).isEqualTo("null");
  }

  @Test
  void a_site_is_in_a_time_zone_that_there_is() {
    assertThat(refusal(zone("Mars/Olympus"))).isEqualTo("unknown-time-zone");
    assertThat(refusal(zone(""))).isEqualTo("unknown-time-zone");
    assertThat(refusal(zone("Asia/Manila"))).isEqualTo("null");
  }

  @Test
  void a_rule_names_a_queue_that_is_there() {
    var rules = new DefineRules(List.of(rule("r", "true", then(null, null, null, "money"))));
    assertThat(refusal(rules)).isEqualTo("unknown-queue");
    centre.define(queue("money"));
    assertThat(refusal(rules)).isEqualTo("null");
  }

  @Test
  void one_bad_rule_refuses_all_and_leaves_the_former_in_force() {
    centre.define(new DefineRules(List.of(rule("old", "true", then("old", null, null, null)))));
    centre.news();
    var outcome =
        centre.order(
            new DefineRules(
                List.of(
                    rule("new", "true", then("new", null, null, null)),
                    rule("bad", "txt == 'x'", then("bad", null, null, null)))));

    assertThat(outcome.reason()).isEqualTo("bad-rule");
    assertThat(outcome.detail())
        .isEqualTo(
            "Rule \"bad\", line 1, column 1: undeclared reference to 'txt' (in container '')");
    assertThat(centre.workspaceState().definitions().rules().rules())
        .extracting("name")
        .containsExactly("old");
    assertThat(centre.news()).singleElement().isInstanceOf(CommandRefused.class);
  }

  @Test
  void who_was_taken_out_is_unknown_until_hired_again() {
    centre.present(agent("agent-1"));
    centre.remove(RoutingKinds.AGENT, "agent-1").news();

    assertThat(centre.removed(RoutingKinds.AGENT, "agent-1").reason()).isEqualTo("unknown-agent");
    assertThat(refusal(new SetPresence("agent-1", Presence.AVAILABLE, null)))
        .isEqualTo("unknown-agent");
    centre.news();
    centre.define(agent("agent-1"));
    assertThat(centre.agent("agent-1").presence()).isEqualTo(Presence.OFFLINE);
    assertThat(centre.news())
        .singleElement()
        .isInstanceOfSatisfying(
            AgentChanged.class, changed -> assertThat(changed.removed()).isFalse());
  }

  @Test
  void what_others_need_stays() {
    centre.define(site("berlin")).define(working(agent("agent-1"), "berlin"));
    centre.define(queue("money", Map.of(), "berlin"));
    centre.rules(rule("r", "true", then(null, null, null, "money")));
    assertThat(centre.removed(RoutingKinds.SITE, "berlin").detail()).contains("agent agent-1");
    centre.remove(RoutingKinds.AGENT, "agent-1");
    assertThat(centre.removed(RoutingKinds.SITE, "berlin").detail()).contains("queue money");
    assertThat(centre.removed(RoutingKinds.QUEUE, "money").detail()).contains("rule \"r\"");
    var ticket = centre.contact(Contacts.mail("refund"));
    centre.remove(RoutingKinds.RULES, DefinitionKind.ONLY);
    assertThat(centre.removed(RoutingKinds.QUEUE, "money").reason()).isEqualTo("in-use");
    assertThat(centre.workspaceState().definitions().rules().rules()).isEmpty();
    centre.order(new RoutingCommand.CloseTicket(ticket.id().toString(), null, null, null));
    centre.remove(RoutingKinds.QUEUE, "money").remove(RoutingKinds.SITE, "berlin");
    assertThat(centre.workspaceState().definitions().queue("money")).isNull();
  }

  @Test
  void a_presence_nobody_knows_is_refused() {
    centre.define(agent("agent-1"));
    assertThat(refusal(new SetPresence("agent-1", new Presence("dancing"), null)))
        .isEqualTo("unknown-presence");
  }

  private static DefineQueue timeout(Duration timeout) {
    return new DefineQueue("q", "q", timeout, null, Map.of(), List.of());
  }

  private static DefineSite zone(String zone) {
    return new DefineSite(
        "s",
        "s",
        Location.ONSHORE,
        zone,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private String refusal(RoutingCommand command) {
    return String.valueOf(centre.order(command).reason());
  }
}
