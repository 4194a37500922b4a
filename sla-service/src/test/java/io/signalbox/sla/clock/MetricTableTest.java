package io.signalbox.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.sla.metric.Happening;
import io.signalbox.sla.metric.MetricRule;
import io.signalbox.sla.metric.Metrics;
import io.signalbox.sla.metric.Per;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every metric of the table, in every state its clock can be in, and everything that can happen to
 * its ticket then: what becomes of the clock follows from the row alone.
 */
class MetricTableTest {
  private static final Set<String> SEEN = new HashSet<>();

  /** How a clock is brought into a state. */
  private enum State {
    RUNNING,
    BROKEN,
    PAUSED,
    BROKEN_AND_PAUSED,
    KEPT,
    CANCELLED
  }

  /** What happens then. */
  private enum Event {
    WROTE(Happening.CUSTOMER_WROTE),
    REPLIED(Happening.REPLIED),
    ASSIGNED(Happening.ASSIGNED),
    MOVED(Happening.MOVED),
    RESOLVED(Happening.RESOLVED),
    REOPENED(Happening.REOPENED),
    CLOSED(Happening.ENDED),
    PENDING(null),
    ON_HOLD(null),
    GOES_ON(null);

    private final @Nullable Happening happening;

    Event(@Nullable Happening happening) {
      this.happening = happening;
    }

    boolean isOneOf(List<Happening> happenings) {
      return happening != null && happenings.contains(happening);
    }

    void on(Scenario ticket, String at) {
      var _ =
          switch (this) {
            case WROTE -> ticket.wrote(at);
            case REPLIED -> ticket.replied(at);
            case ASSIGNED -> ticket.assigned(at);
            case MOVED -> ticket.movedTo("billing", at);
            case RESOLVED -> ticket.resolved(at);
            case REOPENED -> ticket.reopenedByAnAgent(at);
            case CLOSED -> ticket.closed(at);
            case PENDING -> ticket.pending(at);
            case ON_HOLD -> ticket.onHold(at);
            case GOES_ON -> ticket.goesOn(at);
          };
    }
  }

  static Stream<MetricRule> table() {
    return Metrics.TABLE.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void what_becomes_of_a_clock_follows_from_its_row(MetricRule rule) {
    for (var state : State.values()) {
      if (rule.pausedBy().isEmpty() && state.name().contains("PAUSED")) continue;
      for (var event : Event.values()) {
        var ticket = in(state, rule);
        var before = last(ticket, rule.metric());
        event.on(ticket, "Wed 10:00");
        SEEN.add(rule.metric() + " " + state + " " + event);
        check(rule, state, event, before, ticket);
      }
    }
  }

  @AfterAll
  static void nothing_is_left_out() {
    var standing = Metrics.TABLE.stream().filter(rule -> !rule.pausedBy().isEmpty()).count();
    var pairs = (Metrics.TABLE.size() * 4L + standing * 2) * Event.values().length;
    assertThat(SEEN).hasSize((int) pairs);
  }

  private static void check(
      MetricRule rule, State state, Event event, Clock before, Scenario ticket) {
    var what = "%s: %s in %s, %s".formatted(rule.metric(), event, state, Tale.of(ticket.change()));
    var after = cycle(ticket, before);
    var keeps = event.isOneOf(rule.keptBy());
    var settled = Set.of(TicketStatus.RESOLVED, TicketStatus.CLOSED);
    var over = settled.contains(ticket.ticket().subject().status());
    if (!before.open()) {
      assertThat(after.phase()).as(what).isEqualTo(before.phase());
    } else if (keeps) {
      assertThat(after.phase()).as(what).isInstanceOf(ClockPhase.Fulfilled.class);
    } else if (over) {
      assertThat(after.phase()).as(what).isInstanceOf(ClockPhase.Cancelled.class);
    } else {
      var still = rule.pausedBy().contains(ticket.ticket().subject().status());
      assertThat(after.phase() instanceof ClockPhase.Paused).as(what).isEqualTo(still);
      assertThat(after.open()).as(what).isTrue();
    }
    assertThat(after.breachedAt()).as(what).isEqualTo(before.breachedAt());
    checkNext(rule, event, before, ticket, what);
  }

  /** A new clock is there if and only if the row says that this starts one, and it is owed. */
  private static void checkNext(
      MetricRule rule, Event event, Clock before, Scenario ticket, String what) {
    var next = next(ticket, before);
    var starts = event.isOneOf(rule.startedBy());
    var owed = rule.owed().since(ticket.ticket().milestones()) != null;
    var stillOpen = cycle(ticket, before).open();
    var again =
        switch (rule.repeat()) {
          case ANEW -> true;
          case GOES_ON -> ticket.ticket().lastKept(rule.metric()).map(Clock::breachedAt).isEmpty();
        };
    assertThat(next.isPresent()).as(what).isEqualTo(starts && owed && !stillOpen && again);
    next.ifPresent(
        clock -> {
          var happening = Objects.requireNonNull(event.happening);
          assertThat(clock.startedBy()).as(what).isEqualTo(happening.wire());
          assertThat(clock.owner() != null).as(what).isEqualTo(rule.per() == Per.QUEUE);
        });
  }

  @Test
  void each_row_is_one_sentence() {
    assertThat(Metrics.of(Metric.AGENT_WORK).orElseThrow())
        .hasToString(
            "agent-work: while solution is owed, from opened or reopened; stands still while"
                + " pending or on-hold; kept by resolved; a clock for each ticket, the next one"
                + " goes-on");
  }

  @Test
  void each_metric_of_the_contracts_has_one_row() {
    var named =
        Arrays.stream(Metric.class.getFields())
            .map(field -> new Metric(field.getName().toLowerCase(Locale.ROOT).replace('_', '-')))
            .toList();
    assertThat(Metrics.TABLE)
        .extracting(MetricRule::metric)
        .containsExactlyInAnyOrderElementsOf(named);
  }

  private static Scenario in(State state, MetricRule rule) {
    var within = state.name().startsWith("BROKEN") ? "PT24H" : "PT240H";
    var ticket =
        Scenario.given(Promised.aroundTheClock().target(rule.metric(), within)).opened("Mon 09:00");
    if (last(ticket, rule.metric(), 0).isEmpty()) ticket.replied("Mon 09:10");
    if (last(ticket, rule.metric(), 0).isEmpty()) ticket.wrote("Mon 09:20");
    switch (state) {
      case RUNNING -> {}
      case BROKEN -> ticket.itIs("Wed 09:00");
      case PAUSED -> ticket.becomes(rule.pausedBy().getFirst(), "Mon 10:00");
      case BROKEN_AND_PAUSED ->
          ticket.itIs("Wed 08:00").becomes(rule.pausedBy().getFirst(), "Wed 08:30");
      case KEPT -> {
        if (rule.keptBy().contains(Happening.RESOLVED)) ticket.resolved("Mon 10:00");
        else if (rule.keptBy().contains(Happening.ASSIGNED)) ticket.assigned("Mon 10:00");
        else ticket.replied("Mon 10:00");
      }
      case CANCELLED -> ticket.becomes(TicketStatus.MERGED, "Mon 10:00");
    }
    return ticket.priority(Priority.NORMAL, "Wed 09:00");
  }

  private static Clock last(Scenario ticket, Metric metric) {
    return last(ticket, metric, 0).orElseThrow();
  }

  private static Optional<Clock> last(Scenario ticket, Metric metric, int after) {
    return ticket.ticket().clocks().stream()
        .filter(clock -> clock.metric().equals(metric) && clock.cycle() > after)
        .reduce((_, second) -> second);
  }

  private static Clock cycle(Scenario ticket, Clock clock) {
    return ticket.ticket().clocks().stream().filter(clock::isCycleOf).findFirst().orElseThrow();
  }

  private static Optional<Clock> next(Scenario ticket, Clock clock) {
    return last(ticket, clock.metric(), clock.cycle());
  }
}
