package io.signalbox.routing.definition;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import io.signalbox.routing.classification.RuleBook;
import io.signalbox.routing.classification.RuleCompiler;
import io.signalbox.runtime.definition.Definition;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that one workspace defined. Changed by facts only. */
public final class Definitions {
  private final Map<String, DefineAgent> agents = new HashMap<>();
  private final Map<String, DefineSite> sites = new HashMap<>();
  private final Map<String, DefineQueue> queues = new HashMap<>();
  private RuleBook rules = RuleBook.EMPTY;

  /** The agent of that id. */
  public @Nullable DefineAgent agent(String id) {
    return agents.get(id);
  }

  /** The site of that id. */
  public @Nullable DefineSite site(String id) {
    return sites.get(id);
  }

  /** The queue of that id; the default queue need not be defined and then is null too. */
  public @Nullable DefineQueue queue(String id) {
    return queues.get(id);
  }

  /** Whether tickets may be put there. */
  public boolean hasQueue(String id) {
    return id.equals(RuleBook.DEFAULT_QUEUE) || queues.containsKey(id);
  }

  /** All agents. */
  public Collection<DefineAgent> agents() {
    return Collections.unmodifiableCollection(agents.values());
  }

  /** All queues that are defined. */
  Collection<DefineQueue> queues() {
    return Collections.unmodifiableCollection(queues.values());
  }

  /** The rules. */
  public RuleBook rules() {
    return rules;
  }

  /** Takes in a version, in the place of a former one. */
  public void take(Definition version) {
    if (version.body() == null) remove(version);
    else put(version.body());
  }

  /** Takes in what was defined, in the place of a former one of that id. */
  public void put(Record defined) {
    switch (defined) {
      case DefineAgent agent -> agents.put(agent.id(), agent);
      case DefineSite site -> sites.put(site.id(), site);
      case DefineQueue queue -> queues.put(queue.id(), queue);
      case DefineRules all -> rules = compiled(all);
      default -> throw new IllegalArgumentException("no definition: " + defined);
    }
  }

  private void remove(Definition version) {
    switch (version.kind().name()) {
      case "agent" -> agents.remove(version.id());
      case "site" -> sites.remove(version.id());
      case "queue" -> queues.remove(version.id());
      default -> rules = RuleBook.EMPTY;
    }
  }

  /** Rules were found sound before they were taken; a version that finds them bad must not run. */
  private static RuleBook compiled(DefineRules rules) {
    var compiled = RuleCompiler.compile(rules.rules());
    compiled
        .bad()
        .ifPresent(
            bad -> {
              throw new IllegalStateException("rules no longer compile: " + bad.sentence());
            });
    return compiled.book();
  }
}
