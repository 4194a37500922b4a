package io.signalbox.quickstart.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.contracts.sla.SlaCommand.DefinePolicies;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.quickstart.demo.Shape;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkspaceFileTest {

  @Test
  void the_default_workspace_staffs_three_tiers_on_three_sites() {
    var agents = WorkspaceFile.named("default").all(DefineAgent.class).toList();
    assertThat(agents).hasSize(24);
    assertThat(agents.stream().map(DefineAgent::tier).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(1, 2, 3);
    assertThat(agents.stream().map(DefineAgent::site).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("berlin", "lisbon", "manila");
  }

  @Test
  void the_default_workspace_tells_twelve_intents_and_more_apart() {
    var intents =
        WorkspaceFile.named("default")
            .all(DefineRules.class)
            .flatMap(rules -> rules.rules().stream())
            .map(rule -> String.valueOf(rule.then().intent()))
            .filter(intent -> !intent.equals("null"))
            .collect(Collectors.toSet());
    assertThat(intents).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void what_names_something_undefined_is_refused_by_name() {
    refused("queues: [{id: a, name: A, sites: [nowhere]}]", "a names the site nowhere");
    refused("agents: [{id: a, name: A, tier: 1, skills: {juggling: 3}}]", "the skill juggling");
    refused("rules: [{name: r, when: 'true', then: {queue: q}}]", "rule r names the queue q");
    refused("policies: [{id: p, calendar: c, targets: []}]", "policy p names the calendar c");
    refused(
        "policies: [{id: p, targets: [{metric: first-reply, within: PT1H, businessTime: true}]}]",
        "policy p counts business time but names no calendar");
  }

  @Test
  void a_slip_of_the_pen_is_refused_with_its_place() {
    refused("agents: [{id: a, name: A, teir: 1}]", "agents.a: ");
    refused("agnets: []", "there is no section agnets");
    refused("queues: [{name: A}]", "queues[0]: the id is missing");
    refused("queues: [{id: a, name: A}, {id: a, name: B}]", "queue.define a is defined twice");
    refused("queues: [{id: a, name: A, offerTimeout: soon}]", "queues.a: ");
  }

  @Test
  void an_overlay_changes_what_it_names_and_leaves_the_rest() {
    var shape = Shape.named("default").orElseThrow();
    var plain = WorkspaceFile.named("default");
    var overlaid = WorkspaceFile.named("default", shape.overlay());
    assertThat(overlaid.all(DefineAgent.class)).hasSize(24);
    assertThat(overlaid.all(DefineQueue.class).map(DefineQueue::name))
        .isEqualTo(plain.all(DefineQueue.class).map(DefineQueue::name).toList());
    assertThat(overlaid.all(DefineQueue.class).map(DefineQueue::offerTimeout))
        .allSatisfy(timeout -> assertThat(timeout).isLessThan(Duration.ofSeconds(10)));
    assertThat(overlaid.all(DefinePolicies.class))
        .isNotEqualTo(plain.all(DefinePolicies.class).toList());
  }

  private static void refused(String section, String saying) {
    var file = "workspace: test\n" + section;
    assertThatThrownBy(() -> WorkspaceFile.parse(file.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(WorkspaceException.class)
        .hasMessageContaining(saying);
  }
}
