package io.signalbox.routing.definition;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import io.signalbox.routing.classification.RuleBook;
import io.signalbox.routing.classification.RuleCompiler;
import io.signalbox.routing.ticket.Refusal;
import io.signalbox.runtime.definition.Definition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a definition is sound: what it names is there, what it says can be carried out. What was
 * taken once never stands in the way later.
 */
public final class DefinitionCheck {
  static final Duration OFFER_TIMEOUT_MIN = Duration.ofSeconds(1);
  static final Duration OFFER_TIMEOUT_MAX = Duration.ofDays(1);

  private DefinitionCheck() {}

  /**
   * Why a version can't be; null if it can.
   *
   * @param waited whether tickets wait in a queue
   */
  public static @Nullable Refusal flaw(
      Definition next, Definitions known, Predicate<String> waited) {
    return switch (next.body()) {
      case null -> removal(next, known, waited);
      case DefineAgent agent -> agent(agent, known);
      case DefineSite site -> site(site);
      case DefineQueue queue -> queue(queue, known);
      case DefineRules rules -> rules(rules, known);
      default -> throw new IllegalArgumentException("no definition: " + next.kind().name());
    };
  }

  /** An agent needs a site that is there. */
  private static @Nullable Refusal agent(DefineAgent agent, Definitions known) {
    var site = agent.site();
    return site != null && known.site(site) == null ? Refusal.unknownSite(site) : null;
  }

  /** A site needs a time zone that there is. */
  private static @Nullable Refusal site(DefineSite site) {
    try {
      var _ = ZoneId.of(site.timeZone());
      return null;
    } catch (DateTimeException e) {
      return Refusal.badDefinition(
          "unknown-time-zone", "There is no time zone " + site.timeZone() + ".");
    }
  }

  /** A queue needs sites that are there and time to answer offers in. */
  private static @Nullable Refusal queue(DefineQueue queue, Definitions known) {
    for (var site : queue.sites()) {
      if (known.site(site) == null) return Refusal.unknownSite(site);
    }
    var timeout = queue.offerTimeout();
    if (timeout != null
        && (timeout.compareTo(OFFER_TIMEOUT_MIN) < 0 || timeout.compareTo(OFFER_TIMEOUT_MAX) > 0)) {
      return Refusal.badDefinition(
          "bad-offer-timeout",
          "An offer stands from " + OFFER_TIMEOUT_MIN + " to " + OFFER_TIMEOUT_MAX + ".");
    }
    return null;
  }

  /** All rules compile and name queues that are there; one bad rule refuses them all. */
  private static @Nullable Refusal rules(DefineRules rules, Definitions known) {
    for (var rule : rules.rules()) {
      var queue = rule.then().queue();
      if (queue != null && !known.hasQueue(queue)) {
        return Refusal.badDefinition(
            "unknown-queue",
            "Rule \"%s\": there is no queue %s. Define it first.".formatted(rule.name(), queue));
      }
      if (hasLineFeed(rule.then().skills()) || hasLineFeed(rule.then().sensitivity())) {
        return Refusal.badDefinition(
            "bad-rule", "The name of a skill or of what is sensitive has a line feed.");
      }
    }
    return RuleCompiler.compile(rules.rules())
        .bad()
        .map(bad -> Refusal.badDefinition("bad-rule", bad.sentence()))
        .orElse(null);
  }

  private static boolean hasLineFeed(List<String> names) {
    return names.stream().anyMatch(name -> name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0);
  }

  /** What others name stays. Agents and rules may go: nothing names them. */
  private static @Nullable Refusal removal(
      Definition next, Definitions known, Predicate<String> waited) {
    var id = next.id();
    var users =
        switch (next.kind().name()) {
          case "site" -> siteUsers(id, known);
          case "queue" -> queueUsers(id, known, waited);
          default -> Stream.<String>empty();
        };
    return users
        .findFirst()
        .map(
            user ->
                Refusal.badDefinition(
                    "in-use",
                    "The %s %s is needed by %s. Change that first."
                        .formatted(next.kind().name(), id, user)))
        .orElse(null);
  }

  private static Stream<String> siteUsers(String id, Definitions known) {
    return Stream.concat(
        known.agents().stream()
            .filter(agent -> id.equals(agent.site()))
            .map(agent -> "agent " + agent.id()),
        known.queues().stream()
            .filter(queue -> queue.sites().contains(id))
            .map(queue -> "queue " + queue.id()));
  }

  /** Without its definition the default queue is there as well. */
  private static Stream<String> queueUsers(String id, Definitions known, Predicate<String> waited) {
    if (id.equals(RuleBook.DEFAULT_QUEUE)) return Stream.empty();
    return Stream.concat(
        known.rules().rules().stream()
            .filter(rule -> id.equals(rule.then().queue()))
            .map(rule -> "rule \"" + rule.name() + "\""),
        Stream.of(id).filter(waited).map(_ -> "tickets that wait in it"));
  }
}
