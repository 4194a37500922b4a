package io.signalbox.routing.definition;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import io.signalbox.routing.classification.RuleCompiler;
import io.signalbox.routing.ticket.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a definition is sound: what it names is there, what it says can be carried out. What was
 * taken once never stands in the way later.
 */
public final class DefinitionRules {
  static final int DEFINITIONS_MAX = 30_000;
  static final Duration OFFER_TIMEOUT_MIN = Duration.ofSeconds(1);
  static final Duration OFFER_TIMEOUT_MAX = Duration.ofDays(1);

  private DefinitionRules() {}

  /** Either something to take in, or why not. */
  public sealed interface Verdict {
    /** It is sound. */
    record Sound(Defined defined) implements Verdict {}

    /** It is not. */
    record Unsound(Refusal why) implements Verdict {}
  }

  /** An agent needs a site that is there. */
  public static Verdict agent(DefineAgent agent, Definitions known) {
    var site = agent.site();
    if (site != null && known.site(site) == null) return no(Refusal.unknownSite(site));
    var full = full(known, known.agent(agent.id()));
    return full != null ? no(full) : yes(new Defined.Agent(agent));
  }

  /** A site needs a time zone that there is. */
  public static Verdict site(DefineSite site, Definitions known) {
    try {
      var _ = ZoneId.of(site.timeZone());
    } catch (DateTimeException e) {
      return no(
          Refusal.badDefinition(
              "unknown-time-zone", "There is no time zone " + site.timeZone() + "."));
    }
    var full = full(known, known.site(site.id()));
    return full != null ? no(full) : yes(new Defined.Site(site));
  }

  /** A queue needs sites that are there and time to answer offers in. */
  public static Verdict queue(DefineQueue queue, Definitions known) {
    for (var site : queue.sites()) {
      if (known.site(site) == null) return no(Refusal.unknownSite(site));
    }
    var timeout = queue.offerTimeout();
    if (timeout != null
        && (timeout.compareTo(OFFER_TIMEOUT_MIN) < 0 || timeout.compareTo(OFFER_TIMEOUT_MAX) > 0)) {
      return no(
          Refusal.badDefinition(
              "bad-offer-timeout",
              "An offer stands from " + OFFER_TIMEOUT_MIN + " to " + OFFER_TIMEOUT_MAX + "."));
    }
    var full = full(known, known.queue(queue.id()));
    return full != null ? no(full) : yes(new Defined.Queue(queue));
  }

  /** All rules compile and name queues that are there; one bad rule refuses them all. */
  public static Verdict rules(DefineRules rules, Definitions known) {
    for (var rule : rules.rules()) {
      var queue = rule.then().queue();
      if (queue != null && !known.hasQueue(queue)) {
        return no(
            Refusal.badDefinition(
                "unknown-queue",
                "Rule \"%s\": there is no queue %s. Define it first."
                    .formatted(rule.name(), queue)));
      }
      if (hasLineFeed(rule.then().skills()) || hasLineFeed(rule.then().sensitivity())) {
        return no(
            Refusal.badDefinition(
                "bad-rule", "The name of a skill or of what is sensitive has a line feed."));
      }
    }
    var compiled = RuleCompiler.compile(rules.rules());
    return compiled
        .bad()
        .map(bad -> no(Refusal.badDefinition("bad-rule", bad.sentence())))
        .orElseGet(() -> yes(new Defined.Rules(compiled.book())));
  }

  private static boolean hasLineFeed(List<String> names) {
    return names.stream().anyMatch(name -> name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0);
  }

  private static @Nullable Refusal full(Definitions known, @Nullable Object former) {
    return former == null && known.size() >= DEFINITIONS_MAX
        ? Refusal.tooMany("agents, sites and queues", DEFINITIONS_MAX)
        : null;
  }

  private static Verdict yes(Defined defined) {
    return new Verdict.Sound(defined);
  }

  private static Verdict no(Refusal why) {
    return new Verdict.Unsound(why);
  }
}
