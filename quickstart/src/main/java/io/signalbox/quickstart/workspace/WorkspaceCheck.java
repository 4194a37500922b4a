package io.signalbox.quickstart.workspace;

import io.signalbox.contracts.sla.Policy;
import io.signalbox.contracts.sla.SlaCommand.DefineCalendar;
import io.signalbox.contracts.sla.SlaCommand.DefinePolicies;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * That everything a workspace names is there. The services could not say so: each sees its own part
 * only, and in the order of arrival.
 */
final class WorkspaceCheck {

  private final Workspace workspace;
  private final Set<String> skills;
  private final Set<String> sites;
  private final Set<String> queues;
  private final Set<String> calendars;

  WorkspaceCheck(Workspace workspace, Set<String> skills) {
    this.workspace = workspace;
    this.skills = skills;
    sites = workspace.all(DefineSite.class).map(DefineSite::id).collect(Collectors.toSet());
    queues = workspace.all(DefineQueue.class).map(DefineQueue::id).collect(Collectors.toSet());
    calendars =
        workspace.all(DefineCalendar.class).map(DefineCalendar::id).collect(Collectors.toSet());
  }

  void run() {
    nothingTwice();
    workspace
        .all(DefineSite.class)
        .forEach(s -> known(s.id(), "calendar", s.calendar(), calendars));
    workspace.all(DefineQueue.class).forEach(this::queue);
    workspace.all(DefineAgent.class).forEach(this::agent);
    workspace.all(DefineRules.class).forEach(this::rules);
    workspace.all(DefinePolicies.class).flatMap(p -> p.policies().stream()).forEach(this::policy);
  }

  private void nothingTwice() {
    var names = new HashSet<String>();
    for (var definition : workspace.definitions()) {
      if (!names.add(definition.name())) {
        throw new WorkspaceException(definition.name() + " is defined twice");
      }
    }
  }

  private void queue(DefineQueue queue) {
    allKnown(queue.id(), "skill", queue.skills().keySet(), skills);
    allKnown(queue.id(), "site", queue.sites(), sites);
  }

  private void agent(DefineAgent agent) {
    allKnown(agent.id(), "skill", agent.skills().keySet(), skills);
    known(agent.id(), "site", agent.site(), sites);
  }

  private void rules(DefineRules rules) {
    for (var rule : rules.rules()) {
      allKnown("rule " + rule.name(), "skill", rule.then().skills(), skills);
      known("rule " + rule.name(), "queue", rule.then().queue(), queues);
    }
  }

  private void policy(Policy policy) {
    known("policy " + policy.id(), "calendar", policy.calendar(), calendars);
    var counted = policy.targets().stream().anyMatch(Policy.Target::businessTime);
    if (counted && policy.calendar() == null) {
      throw new WorkspaceException(
          "policy " + policy.id() + " counts business time but names no calendar");
    }
  }

  private static void allKnown(
      String where, String kind, Collection<String> named, Set<String> known) {
    named.forEach(name -> known(where, kind, name, known));
  }

  private static void known(String where, String kind, @Nullable String named, Set<String> known) {
    if (named != null && !known.contains(named)) {
      throw new WorkspaceException(
          "%s names the %s %s, which is not defined".formatted(where, kind, named));
    }
  }
}
