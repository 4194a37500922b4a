package io.signalbox.routing.play;

import io.signalbox.contracts.ticket.Location;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Agents, queues and sites in words. */
public final class Staff {
  private Staff() {}

  /** An agent of tier 1 who speaks English, can nothing in particular, and takes one ticket. */
  public static DefineAgent agent(String id) {
    return agent(id, 1, Map.of(), 1);
  }

  /** An agent. */
  public static DefineAgent agent(
      String id, int tier, Map<String, Integer> skills, int maxTickets) {
    return new DefineAgent(
        id, id, tier, skills, List.of("en"), null, Map.of(), maxTickets, List.of(), false);
  }

  /** The same of another tier. */
  public static DefineAgent tier(DefineAgent agent, int tier) {
    return new DefineAgent(
        agent.id(),
        agent.name(),
        tier,
        agent.skills(),
        agent.languages(),
        agent.site(),
        agent.capacity(),
        agent.maxTickets(),
        agent.clearances(),
        agent.autoAccept());
  }

  /** The same with a skill of level 3 more. */
  public static DefineAgent can(DefineAgent agent, String skill) {
    return can(agent, skill, 3);
  }

  /** The same with one skill more. */
  public static DefineAgent can(DefineAgent agent, String skill, int level) {
    var skills = new TreeMap<>(agent.skills());
    skills.put(skill, level);
    return new DefineAgent(
        agent.id(),
        agent.name(),
        agent.tier(),
        skills,
        agent.languages(),
        agent.site(),
        agent.capacity(),
        agent.maxTickets(),
        agent.clearances(),
        agent.autoAccept());
  }

  /** The same speaking other languages. */
  public static DefineAgent speaking(DefineAgent agent, String... languages) {
    return new DefineAgent(
        agent.id(),
        agent.name(),
        agent.tier(),
        agent.skills(),
        List.of(languages),
        agent.site(),
        agent.capacity(),
        agent.maxTickets(),
        agent.clearances(),
        agent.autoAccept());
  }

  /** The same at a site. */
  public static DefineAgent working(DefineAgent agent, String site) {
    return new DefineAgent(
        agent.id(),
        agent.name(),
        agent.tier(),
        agent.skills(),
        agent.languages(),
        site,
        agent.capacity(),
        agent.maxTickets(),
        agent.clearances(),
        agent.autoAccept());
  }

  /** The same cleared for this. */
  public static DefineAgent cleared(DefineAgent agent, String... clearances) {
    return new DefineAgent(
        agent.id(),
        agent.name(),
        agent.tier(),
        agent.skills(),
        agent.languages(),
        agent.site(),
        agent.capacity(),
        agent.maxTickets(),
        List.of(clearances),
        agent.autoAccept());
  }

  /** The same taking so many tickets, so many of them on these channels. */
  public static DefineAgent taking(
      DefineAgent agent, int maxTickets, Map<String, Integer> capacity) {
    return new DefineAgent(
        agent.id(),
        agent.name(),
        agent.tier(),
        agent.skills(),
        agent.languages(),
        agent.site(),
        capacity,
        maxTickets,
        agent.clearances(),
        agent.autoAccept());
  }

  /** The same, who is not asked but given. */
  public static DefineAgent autoAccepting(DefineAgent agent) {
    return new DefineAgent(
        agent.id(),
        agent.name(),
        agent.tier(),
        agent.skills(),
        agent.languages(),
        agent.site(),
        agent.capacity(),
        agent.maxTickets(),
        agent.clearances(),
        true);
  }

  /** A queue where offers stand for 30 seconds. */
  public static DefineQueue queue(String id) {
    return queue(id, Map.of());
  }

  /** A queue that asks for skills, served by these sites. */
  public static DefineQueue queue(String id, Map<String, Integer> skills, String... sites) {
    return new DefineQueue(id, id, Duration.ofSeconds(30), null, skills, List.of(sites));
  }

  /** A site whose contract covers everything. */
  public static DefineSite site(String id) {
    return site(id, List.of(), List.of());
  }

  /** A site that may have sensitive tickets of these kinds. */
  public static DefineSite clearedSite(String id, String... clearances) {
    var site = site(id);
    return new DefineSite(
        id,
        id,
        site.location(),
        site.timeZone(),
        null,
        null,
        site.brands(),
        site.channels(),
        site.intents(),
        site.tiers(),
        List.of(clearances));
  }

  /** A site whose contract covers these brands and tiers. */
  public static DefineSite site(String id, List<String> brands, List<Integer> tiers) {
    return new DefineSite(
        id,
        id,
        Location.IN_HOUSE,
        "Europe/Berlin",
        null,
        null,
        brands,
        List.of(),
        List.of(),
        tiers,
        List.of());
  }
}
