package io.signalbox.routing.visibility;

import static io.signalbox.runtime.access.Visibility.both;
import static io.signalbox.runtime.access.Visibility.either;
import static io.signalbox.runtime.access.Visibility.in;
import static io.signalbox.runtime.access.Visibility.narrowed;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.assignment.Offerable;
import io.signalbox.routing.definition.Definitions;
import io.signalbox.routing.ticket.Takers;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.access.Visibility;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets an actor may see. An agent: those they have or had last, those they are offered,
 * and those nobody has taken yet that they could be offered. A key that is narrowed to sites: the
 * same of all their agents. Pure.
 */
public final class TicketVisibility {
  static final String STATUS = "status";
  static final String AGENT = "agent";
  static final String SITE = "site";
  static final String BRAND = "brand";
  static final String QUEUE = "queue";
  static final String CHANNEL = "channel";
  static final String TAKERS = "takers";

  private static final List<String> NOT_TAKEN = List.of("queued", "offered");

  private TicketVisibility() {}

  /** Whether nothing is kept from an actor but what is sensitive. */
  static boolean seesAll(Actor actor) {
    return of(actor, new Definitions(), Map.of()).equals(Visibility.all());
  }

  /** Whether it must be known who could be offered what. */
  static boolean dependsOnTakers(Actor actor) {
    return actor.role() == Role.AGENT || actor.access().sites() != null;
  }

  /**
   * What an actor may see.
   *
   * @param waiting by its name, all that decides who could be offered a ticket that may be looked
   *     at
   */
  static Visibility of(Actor actor, Definitions definitions, Map<String, Takers> waiting) {
    var access = actor.access();
    var sites = access.sites();
    return both(
        narrowed(BRAND, access.brands()),
        narrowed(QUEUE, access.queues()),
        narrowed(CHANNEL, access.channels()),
        sites == null
            ? Visibility.all()
            : either(in(SITE, sites), notTaken(ofSites(sites, definitions), definitions, waiting)),
        actor.role() == Role.AGENT
            ? ofAgent(actor.agent(), definitions, waiting)
            : Visibility.all());
  }

  private static Visibility ofAgent(
      @Nullable String id, Definitions definitions, Map<String, Takers> waiting) {
    if (id == null) return either();
    var agent = definitions.agent(id);
    var could = agent == null ? List.<DefineAgent>of() : List.of(agent);
    return either(in(AGENT, List.of(id)), notTaken(could, definitions, waiting));
  }

  private static List<DefineAgent> ofSites(List<String> sites, Definitions definitions) {
    return definitions.agents().stream()
        .filter(agent -> agent.site() != null && sites.contains(agent.site()))
        .toList();
  }

  private static Visibility notTaken(
      Collection<DefineAgent> agents, Definitions definitions, Map<String, Takers> waiting) {
    Predicate<Takers> offerable =
        takers -> agents.stream().anyMatch(agent -> Offerable.to(agent, takers, definitions));
    var names =
        waiting.entrySet().stream()
            .filter(entry -> offerable.test(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return both(in(STATUS, NOT_TAKEN), in(TAKERS, names));
  }

  /** Whether an actor may see this very ticket. */
  public static boolean shows(Actor actor, Definitions definitions, Ticket ticket) {
    var takers = Takers.of(ticket);
    var holder = ticket.phase().holder();
    var who = holder == null ? ticket.phase().assignee() : holder;
    return of(actor, definitions, Map.of(TAKERS, takers))
        .shows(
            attribute ->
                switch (attribute) {
                  case STATUS -> ticket.status().wire();
                  case AGENT -> who == null ? null : who.agent();
                  case SITE -> who == null ? null : who.site();
                  case BRAND -> ticket.origin().brand();
                  case QUEUE -> ticket.placement().queue();
                  case CHANNEL -> ticket.origin().channel().value();
                  case TAKERS -> TAKERS;
                  default -> throw new IllegalArgumentException(attribute);
                });
  }

  /** Whether an actor may see what is sensitive about a ticket. */
  static boolean cleared(Actor actor, Definitions definitions, Collection<String> sensitivity) {
    var cleared = clearances(actor, definitions);
    return cleared == null || cleared.containsAll(sensitivity);
  }

  /** What may be sensitive about a ticket of which an actor may see all; null for anything. */
  static @Nullable Set<String> clearances(Actor actor, Definitions definitions) {
    var given = actor.access().clearances();
    var cleared = given == null ? null : new TreeSet<>(given);
    if (actor.role() != Role.AGENT) return cleared;
    var agent = actor.agent() == null ? null : definitions.agent(actor.agent());
    if (agent == null) return Set.of();
    var both = new TreeSet<>(agent.clearances());
    if (cleared != null) both.retainAll(cleared);
    var site = agent.site() == null ? null : definitions.site(agent.site());
    if (site != null) both.retainAll(site.clearances());
    return both;
  }
}
