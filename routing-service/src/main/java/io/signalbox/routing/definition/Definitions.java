package io.signalbox.routing.definition;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import io.signalbox.routing.classification.RuleBook;
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

  /** How many agents, sites and queues. */
  int size() {
    return agents.size() + sites.size() + queues.size();
  }

  /** The rules. */
  public RuleBook rules() {
    return rules;
  }

  /** Takes in a definition, in the place of a former one of that id. */
  public void put(Defined defined) {
    switch (defined) {
      case Defined.Agent d -> agents.put(d.agent().id(), d.agent());
      case Defined.Site d -> sites.put(d.site().id(), d.site());
      case Defined.Queue d -> queues.put(d.queue().id(), d.queue());
      case Defined.Rules d -> rules = d.book();
    }
  }

  /** Forgets an agent. */
  public void removeAgent(String id) {
    agents.remove(id);
  }
}
