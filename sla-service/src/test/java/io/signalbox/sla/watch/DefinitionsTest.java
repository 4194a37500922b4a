package io.signalbox.sla.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.businesstime.Desk;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.ClockEvent;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.sla.Policy;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.sla.clock.Moments;
import io.signalbox.sla.clock.Promised;
import io.signalbox.sla.clock.TicketSketch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a workspace defines counts from then on, and after a restart. */
class DefinitionsTest {

  @ParameterizedTest
  @EnumSource
  void nothing_is_promised_before_anything_is_defined(Engine engine) {
    try (var watch = new Watch(engine)) {
      watch.opened(new TicketSketch("t-1"), "Mon 09:00");
      assertThat(watch.told()).isEmpty();
      assertThat(watch.harness().timers()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_same_again_changes_nothing(Engine engine) {
    try (var watch = SlaShardTest.promising(engine)) {
      watch.define("desk", Desk.nineToFive("UTC").calendar(), "Mon 08:30");
      watch.harness().reload();
      watch.define("desk", Desk.nineToFive("UTC").calendar(), "Mon 08:31");
      assertThat(
              watch.rows(
                  "select version from definition_version where kind = 'calendar'", Integer.class))
          .containsExactly(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_clock_keeps_the_calendar_it_was_started_with(Engine engine) {
    try (var watch = SlaShardTest.promising(engine)) {
      var old = new TicketSketch("t-1");
      watch.opened(old, "Mon 09:00");
      watch.define("desk", Desk.nineToFive("UTC").closed("2026-06-01").calendar(), "Mon 09:30");
      watch.harness().reload();
      var young = new TicketSketch("t-2");
      watch.opened(young, "Mon 09:40");
      assertThat(dueDates(watch))
          .containsExactly(
              Moments.at("Mon 10:00"), // of the old ticket, as it was promised
              Moments.at("Mon 17:00"),
              Moments.at("Tue 10:00"), // of the new one, Monday being closed now
              Moments.at("Tue 17:00"));
      watch.harness().advanceTo(Moments.at("Mon 10:01"));
      assertThat(watch.told()).contains("sla.breached t-1:first-reply:1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_known_of_a_customer_decides_what_is_promised(Engine engine) {
    try (var watch = new Watch(engine)) {
      var gold = Promised.aroundTheClock().first("PT1H").policy("customer.plan == 'gold'");
      var rest = Promised.aroundTheClock().first("PT4H").policy("rest", null);
      watch.define(List.of(gold, rest), "Mon 08:00");
      watch.harness().reload();
      var ticket = new TicketSketch("t-1");
      watch.opened(ticket, "Mon 09:00");
      assertThat(dueDates(watch)).containsExactly(Moments.at("Mon 13:00"));
      ticket.customer(plan("gold"));
      watch.tell(ticket, "Mon 09:30", view -> new TicketEvent.Queued(view, "support", null));
      assertThat(dueDates(watch)).containsExactly(Moments.at("Mon 10:00"));
      watch.tell(ticket, "Mon 09:31", view -> new TicketEvent.Queued(view, "support", null));
      assertThat(dueDates(watch)).isEmpty();
      assertThat(watch.rows("select body from ticket_clocks", String.class).getFirst())
          .contains("\"gold\"")
          .doesNotContain("A. Name");
    }
  }

  private static CustomerFacts plan(String plan) {
    return new CustomerFacts("A. Name", null, plan, null, null, null, Map.of());
  }

  @ParameterizedTest
  @EnumSource
  void policies_are_replaced_as_a_whole(Engine engine) {
    try (var watch = SlaShardTest.promising(engine)) {
      watch.define(List.of(Promised.aroundTheClock().first("PT5M").policy()), "Mon 08:30");
      watch.define(List.of(Promised.aroundTheClock().first("PT6M").policy()), "Mon 08:31");
      watch.harness().reload();
      watch.opened(new TicketSketch("t-1"), "Mon 09:00");
      assertThat(dueDates(watch)).containsExactly(Moments.at("Mon 09:06"));
      assertThat(
              watch.rows(
                  "select id from definition_version where kind = 'policy' and latest",
                  String.class))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_cannot_be_is_refused_and_leaves_all_as_it_was(Engine engine) {
    try (var watch = SlaShardTest.promising(engine)) {
      var nowhere =
          new Calendar("Nowhere", Map.of(), List.of(), List.of(), null, Map.of(), Map.of());
      assertRefused(watch.define("desk", nowhere, "Mon 08:30"), "invalid-calendar");
      assertRefused(watch.define(List.of(policy("moon", "PT1H")), "Mon 08:30"), "unknown-calendar");
      var made = policy("desk", "PT1H", new Metric("made-up"));
      assertRefused(watch.define(List.of(made), "Mon 08:30"), "unknown-metric");
      assertRefused(watch.define(List.of(policy("desk", "PT0S")), "Mon 08:30"), "out-of-range");
      assertRefused(watch.define(List.of(policy("desk", "P2000D")), "Mon 08:30"), "out-of-range");
      assertRefused(
          watch.define(List.of(policy("desk", "PT1H"), policy("desk", "PT1H")), "Mon 08:30"),
          "twice");
      var vague = Promised.byTheDesk().first("PT1H").policy("tier");
      assertRefused(watch.define(List.of(vague), "Mon 08:30"), "bad-condition");
      var falling = Promised.byTheDesk().first("PT1H").warnAt(80, 50).policy();
      assertRefused(watch.define(List.of(falling), "Mon 08:30"), "not-rising");
      watch.define(
          "once", Desk.in("UTC").instead("2026-06-02", "09:00-10:00").calendar(), "Mon 08:31");
      assertRefused(watch.define(List.of(policy("once", "PT2H")), "Mon 08:32"), "never-due");
      watch.opened(new TicketSketch("t-1"), "Mon 09:00");
      assertThat(dueDates(watch)).containsExactly(Moments.at("Mon 10:00"), Moments.at("Mon 17:00"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_calendar_goes_once_no_policy_counts_by_it_and_clocks_keep_it(Engine engine) {
    try (var watch = SlaShardTest.promising(engine)) {
      watch.opened(new TicketSketch("t-1"), "Mon 09:00");
      assertRefused(watch.remove("calendar", "desk", "Mon 09:01"), "in-use");
      watch.define(List.of(Promised.aroundTheClock().first("PT5M").policy()), "Mon 09:02");
      assertThat(watch.remove("calendar", "desk", "Mon 09:03").status())
          .isEqualTo(Outcome.Status.DONE);
      watch.harness().reload();
      assertRefused(watch.define(List.of(policy("desk", "PT1H")), "Mon 09:04"), "unknown-calendar");
      watch.harness().advanceTo(Moments.at("Mon 10:01"));
      assertThat(watch.told()).contains("sla.breached t-1:first-reply:1");
      assertThat(watch.restore("calendar", "desk", 1, "Mon 10:02").status())
          .isEqualTo(Outcome.Status.DONE);
      watch.define(List.of(policy("desk", "PT1H")), "Mon 10:03");
      watch.remove("policy", "-", "Mon 10:04");
      watch.opened(new TicketSketch("t-2"), "Mon 10:05");
      assertThat(dueDates(watch)).isEmpty();
    }
  }

  private static Policy policy(String calendar, String within) {
    return policy(calendar, within, Metric.FIRST_REPLY);
  }

  private static Policy policy(String calendar, String within, Metric metric) {
    return new Policy(
        "gold",
        null,
        calendar,
        List.of(new Policy.Target(metric, null, null, null, Duration.parse(within), true)),
        List.of(),
        false);
  }

  private static void assertRefused(Outcome outcome, String reason) {
    assertThat(outcome.status()).isEqualTo(Outcome.Status.REFUSED);
    assertThat(outcome.reason()).isEqualTo(reason);
    assertThat(outcome.detail()).isNotBlank();
  }

  private static List<Instant> dueDates(Watch watch) {
    return watch.harness().drainEvents().stream()
        .map(event -> event.body() instanceof ClockEvent.Started s ? s.clock().dueAt() : null)
        .filter(Objects::nonNull)
        .toList();
  }
}
