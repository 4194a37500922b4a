package io.signalbox.quickstart.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import io.signalbox.contracts.ticket.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever the rules of the default workspace ask for, somebody can do, also after an escalation.
 */
class StaffingTest {

  private static final int TIERS = 3;

  private final Workspace workspace = WorkspaceFile.named("default");
  private final Map<String, DefineSite> sites =
      workspace.all(DefineSite.class).collect(Collectors.toMap(DefineSite::id, s -> s));
  private final Map<String, DefineQueue> queues =
      workspace.all(DefineQueue.class).collect(Collectors.toMap(DefineQueue::id, q -> q));

  @Test
  void every_demand_is_staffed_from_its_tier_to_the_highest() {
    var unstaffed = new ArrayList<String>();
    var checked = 0;
    for (var rule : workspace.all(DefineRules.class).findFirst().orElseThrow().rules()) {
      if (rule.then().queue() == null) continue; // adds to what another one says
      for (var skills : List.of(Set.<String>of(), Set.of("german"), Set.of("spanish"))) {
        for (var channel : List.of("email", "chat", "phone", "whatsapp", "web")) {
          for (int tier : tiersFrom(rule)) {
            checked++;
            if (!staffed(rule, skills, new Channel(channel), tier)) {
              unstaffed.add(rule.name() + " " + skills + " " + channel + " tier " + tier);
            }
          }
        }
      }
    }
    System.out.println("staffing: " + checked + " demands checked");
    assertThat(unstaffed).isEmpty();
  }

  private static List<Integer> tiersFrom(Rule rule) {
    var lowest = rule.then().tier();
    return IntStream.rangeClosed(lowest == null ? 1 : lowest, TIERS).boxed().toList();
  }

  private boolean staffed(Rule rule, Set<String> more, Channel channel, int tier) {
    var skills = new HashSet<>(rule.then().skills());
    skills.addAll(more);
    var queue = Objects.requireNonNull(queues.get(rule.then().queue()));
    return workspace
        .all(DefineAgent.class)
        .filter(agent -> agent.tier() >= tier && agent.skills().keySet().containsAll(skills))
        .filter(agent -> agent.capacity().getOrDefault(channel.value(), 0) > 0)
        .filter(agent -> queue.sites().isEmpty() || queue.sites().contains(agent.site()))
        .map(agent -> Objects.requireNonNull(sites.get(agent.site())))
        .anyMatch(site -> covers(site, rule, channel, tier));
  }

  private static boolean covers(DefineSite site, Rule rule, Channel channel, int tier) {
    return in(site, DefineSite::channels, channel)
        && in(site, DefineSite::intents, String.valueOf(rule.then().intent()))
        && in(site, DefineSite::tiers, tier);
  }

  private static <T> boolean in(DefineSite site, Function<DefineSite, List<T>> scope, T asked) {
    var all = scope.apply(site);
    return all.isEmpty() || all.contains(asked);
  }
}
