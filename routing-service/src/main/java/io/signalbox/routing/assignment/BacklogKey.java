package io.signalbox.routing.assignment;

import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.routing.definition.Definitions;
import io.signalbox.routing.ticket.Step;
import io.signalbox.routing.ticket.Ticket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tickets have in common that wait in one line: all that decides who may take them. That is
 * worked out once a line. What the queue says is not in it, so that it may change while they wait.
 *
 * @param tier as classified; 1 where a person chose the queue
 * @param skills as classified; none where a person chose the queue
 */
public record BacklogKey(
    String queue,
    Step step,
    int tier,
    Map<String, Integer> skills,
    List<String> sensitivity,
    Channel channel,
    @Nullable String brand,
    @Nullable String intent) {
  public BacklogKey {
    skills = step.transferred() ? Map.of() : Frozen.map(skills);
    tier = step.transferred() ? 1 : tier;
    sensitivity = Frozen.list(sensitivity);
  }

  /** The line of this ticket. */
  public static BacklogKey of(Ticket ticket) {
    var said = ticket.classification();
    var placement = ticket.placement();
    var origin = ticket.origin();
    return new BacklogKey(
        placement.queue(),
        placement.step(),
        said.tier(),
        said.skills(),
        said.sensitivity(),
        origin.channel(),
        origin.brand(),
        said.intent());
  }

  /** What these tickets ask: what their classification, their queue and their step say. */
  public Requirements requirements(Definitions definitions) {
    var defined = definitions.queue(queue);
    return new Requirements(
        tier(defined),
        defined == null ? skills : skills(defined),
        defined == null ? List.of() : defined.sites(),
        sensitivity,
        step.told());
  }

  private int tier(@Nullable DefineQueue defined) {
    var least = defined == null || defined.tier() == null ? 1 : defined.tier();
    return Math.max(step.raisedTo(), Math.max(tier, least));
  }

  private Map<String, Integer> skills(DefineQueue defined) {
    if (defined.skills().isEmpty()) return skills;
    if (skills.isEmpty()) return defined.skills();
    var all = new LinkedHashMap<>(skills);
    defined.skills().forEach((skill, level) -> all.merge(skill, level, Math::max));
    return all;
  }
}
