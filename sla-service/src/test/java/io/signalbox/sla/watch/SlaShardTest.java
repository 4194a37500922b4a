package io.signalbox.sla.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.businesstime.Desk;
import io.signalbox.contracts.sla.AlertEvent;
import io.signalbox.contracts.sla.ClockEvent;
import io.signalbox.contracts.ticket.RoutingCommand.EscalateTicket;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.shard.TimerChange;
import io.signalbox.sla.clock.Moments;
import io.signalbox.sla.clock.Promised;
import io.signalbox.sla.clock.Said;
import io.signalbox.sla.clock.TicketSketch;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shard over H2 and over PostgreSQL, thrown away and loaded again between any two steps. */
class SlaShardTest {
  private static final Actor AGENT_1 = new Actor("sb_ag1", Role.AGENT, Watch.WORKSPACE, "agent-1");
  private static final Actor AGENT_2 = new Actor("sb_ag2", Role.AGENT, Watch.WORKSPACE, "agent-2");

  private final TicketSketch ticket = new TicketSketch("t-1");

  @ParameterizedTest
  @EnumSource
  void a_ticket_is_watched_from_its_opening_to_its_resolution(Engine engine) {
    try (var watch = promising(engine)) {
      watch.opened(ticket, "Mon 09:00");
      assertThat(watch.told())
          .containsExactly(
              "clock.started t-1:first-reply:1", "clock.started t-1:total-resolution:1");
      assertTimer(watch, "Mon 09:48:00.001");

      watch.harness().reload();
      watch.harness().advanceTo(Moments.at("Mon 10:00"));
      assertThat(watch.told()).containsExactly("sla.warning t-1:first-reply:1");

      watch.harness().reload();
      watch.harness().advanceTo(Moments.at("Mon 10:05"));
      assertThat(watch.told())
          .containsExactly(
              "sla.breached t-1:first-reply:1",
              "alert.closed t-1:first-reply:1",
              "ticket.escalate t-1 v2");

      watch.harness().reload();
      watch.tell(ticket, "Mon 10:30", Said::reply);
      assertThat(watch.told()).containsExactly("clock.fulfilled t-1:first-reply:1");
      endsPausedAndResolved(watch);
    }
  }

  private void endsPausedAndResolved(Watch watch) {
    watch.harness().reload();
    ticket.status(TicketStatus.PENDING);
    watch.tell(
        ticket,
        "Mon 11:00",
        view ->
            new TicketEvent.StatusChanged(
                view, TicketStatus.NEW, TicketStatus.PENDING, null, null));
    assertThat(watch.told()).containsExactly("clock.paused t-1:total-resolution:1");
    assertThat(watch.harness().timers()).isEmpty();

    watch.harness().reload();
    ticket.status(TicketStatus.RESOLVED);
    watch.tell(ticket, "Tue 11:00", view -> new TicketEvent.Resolved(view, "agent-1", "done"));
    assertThat(watch.told()).containsExactly("clock.fulfilled t-1:total-resolution:1");
    assertThat(watch.rows("select state from alert order by id", String.class))
        .as("the warning is over, the breach happened")
        .containsExactly("closed", "open");
    assertThat(watch.rows("select escalated_level from alert", Integer.class))
        .as("routing has not said so")
        .containsOnlyNulls();
  }

  @ParameterizedTest
  @EnumSource
  void an_escalation_is_told_once_routing_agreed_and_asked_for_again_by_a_timer(Engine engine) {
    try (var watch = promising(engine)) {
      watch.opened(ticket, "Mon 09:00");
      watch.harness().advanceTo(Moments.at("Mon 10:05"));
      var first = command(watch);
      watch.harness().reload();
      watch.harness().run(List.of(watch.record(refusal(first, "stale-version"), "Mon 10:05")));
      assertThat(watch.told()).as("nothing by the refusal itself").isEmpty();

      watch.harness().reload();
      watch.harness().advanceTo(Moments.at("Mon 10:06"));
      var second = command(watch);
      assertThat(second).isNotEqualTo(first);
      watch.harness().reload();
      watch.tell(
          ticket,
          "Mon 10:06",
          view -> new TicketEvent.Escalated(view, 1, 2, null, second, "sla-breached"));
      assertThat(watch.told()).containsExactly("sla.escalated t-1:first-reply:1");
      assertThat(watch.rows("select escalated_level from alert order by id", Integer.class))
          .containsExactly(null, 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_escalation_that_routing_refused_is_told_with_its_reason(Engine engine) {
    try (var watch = promising(engine)) {
      watch.opened(ticket, "Mon 09:00");
      watch.harness().advanceTo(Moments.at("Mon 10:05"));
      var refusal = refusal(command(watch), "nobody-qualified");
      watch.harness().reload();
      watch.harness().run(List.of(watch.record(refusal, "Mon 10:05")));

      assertThat(watch.told()).containsExactly("sla.escalation-refused t-1:first-reply:1");
      assertThat(watch.rows("select escalation_refused from alert order by id", String.class))
          .containsExactly(null, "nobody-qualified");
    }
  }

  @ParameterizedTest
  @EnumSource
  void after_an_outage_nobody_is_warned_of_a_deadline_that_is_over(Engine engine) {
    try (var watch = promising(engine)) {
      watch.opened(ticket, "Mon 09:00");
      watch.told();
      watch.harness().awayUntil(Moments.at("Mon 10:30"));
      watch.harness().advanceTo(Moments.at("Mon 10:30"));
      assertThat(watch.told())
          .containsExactly("sla.breached t-1:first-reply:1", "ticket.escalate t-1 v2");

      watch.tell(ticket, "Mon 15:00", Said::message);
      watch.harness().awayUntil(Moments.at("Mon 16:00"));
      watch.harness().advanceTo(Moments.at("Mon 16:00"));
      assertThat(watch.told())
          .as("late, but in time to do something")
          .containsExactly("sla.warning t-1:total-resolution:1");
    }
  }

  private static TicketEvent refusal(String commandId, String reason) {
    return new TicketEvent.CommandRefused(commandId, "ticket.escalate", "t-1", null, reason, null);
  }

  private static String command(Watch watch) {
    var commands =
        watch.harness().drainEvents().stream()
            .filter(event -> event.body() instanceof EscalateTicket)
            .map(Outgoing::id)
            .toList();
    assertThat(commands).hasSize(1).doesNotContainNull();
    return Objects.requireNonNull(commands.getFirst());
  }

  @ParameterizedTest
  @EnumSource
  void an_event_says_all_that_its_reader_needs(Engine engine) {
    try (var watch = promising(engine)) {
      watch.opened(ticket, "Mon 09:00");
      watch.harness().advanceTo(Moments.at("Mon 10:05"));
      var events = watch.harness().drainEvents().stream().map(Outgoing::body).toList();
      var breached = (AlertEvent.Breached) only(events, AlertEvent.Breached.class);
      assertThat(breached.breachedAt()).isEqualTo(Moments.at("Mon 10:00"));
      assertThat(breached.detectedAt()).isEqualTo(Moments.at("Mon 10:00:00.001"));
      assertThat(breached.provisional()).isFalse();
      var clock = breached.clock();
      assertThat(clock.elapsed()).isEqualTo(Duration.ofHours(1));
      assertThat(clock.dueAt()).isEqualTo(Moments.at("Mon 10:00"));
      assertThat(clock.calendar()).isEqualTo("desk");
      assertThat(clock.policy()).isEqualTo("gold");
      assertThat(clock.queue()).isEqualTo("support");
      var command = (EscalateTicket) only(events, EscalateTicket.class);
      assertThat(command.tier()).as("the next tier, whichever that is").isNull();
      assertThat(command.reason()).isEqualTo("sla-breached: first-reply");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_same_breach_asks_for_the_same_step_under_the_same_id_in_whatever_shard(Engine engine) {
    var ids =
        Stream.of(1, 2)
            .map(
                run -> {
                  try (var watch = promising(engine)) {
                    var again = new TicketSketch("t-1");
                    watch.opened(again, "Mon 09:00");
                    if (run == 1) watch.harness().advanceTo(Moments.at("Mon 12:00"));
                    else {
                      watch.tell(again, "Mon 12:00", Said::reply);
                    }
                    return watch.harness().drainEvents().stream()
                        .filter(event -> event.type().equals("ticket.escalate"))
                        .map(Outgoing::id)
                        .toList();
                  }
                })
            .toList();
    assertThat(ids.getFirst()).hasSize(1).doesNotContainNull().isEqualTo(ids.getLast());
  }

  @ParameterizedTest
  @EnumSource
  void an_alert_is_looked_after_by_one(Engine engine) {
    try (var watch = promising(engine)) {
      watch.opened(ticket, "Mon 09:00");
      watch.harness().advanceTo(Moments.at("Mon 10:00"));
      var warning = watch.rows("select id from alert", UUID.class).getFirst().toString();
      watch.told();

      assertThat(watch.acknowledge("nonsense", Watch.SUPERVISOR, "Mon 10:00").reason())
          .isEqualTo("unknown-alert");
      assertThat(watch.acknowledge(warning, Watch.SUPERVISOR, "Mon 10:01").status())
          .isEqualTo(Outcome.Status.DONE);
      assertThat(watch.told()).containsExactly("alert.acknowledged t-1:first-reply:1");

      watch.harness().reload();
      assertThat(watch.acknowledge(warning, Watch.SUPERVISOR, "Mon 10:02").status())
          .isEqualTo(Outcome.Status.DONE);
      assertThat(watch.told()).as("told once").isEmpty();
      assertThat(watch.acknowledge(warning, AGENT_1, "Mon 10:03").reason())
          .isEqualTo("already-acknowledged");
      assertThat(watch.acknowledge(warning, AGENT_2, "Mon 10:03").reason())
          .as("of a ticket of agent-1")
          .isEqualTo("unknown-alert");
      assertThat(watch.rows("select acknowledged_by from alert", String.class))
          .containsExactly("sb_sup");
    }
  }

  @ParameterizedTest
  @EnumSource
  void late_evidence_takes_an_alert_back(Engine engine) {
    try (var watch = promising(engine)) {
      watch.opened(ticket, "Mon 09:00");
      watch.timeUp("t-1", "Mon 10:30", true);
      watch.told();
      watch.harness().reload();
      watch.tell(ticket, "Mon 09:59", Said::reply);
      var events = watch.harness().drainEvents().stream().map(Outgoing::body).toList();
      var retracted = (AlertEvent.Retracted) only(events, AlertEvent.Retracted.class);
      assertThat(retracted.reason()).isEqualTo("done-in-time");
      var kept = (ClockEvent.Fulfilled) only(events, ClockEvent.Fulfilled.class);
      assertThat(kept.inTime()).isTrue();
      assertThat(
              watch.rows(
                  "select cast(id as varchar) from alert where state = 'retracted'", String.class))
          .containsExactly(retracted.alertId());
      assertThat(watch.acknowledge(retracted.alertId(), Watch.SUPERVISOR, "Mon 10:31").reason())
          .isEqualTo("retracted");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_timer_that_is_no_longer_of_use_does_nothing(Engine engine) {
    try (var watch = promising(engine)) {
      watch.opened(ticket, "Mon 09:00");
      watch.tell(ticket, "Mon 09:10", Said::reply);
      watch.told();
      watch.timeUp("t-1", "Mon 10:30", false);
      watch.timeUp("never-seen", "Mon 10:30", false);
      assertThat(watch.told()).isEmpty();
      assertTimer(watch, "Mon 15:24:00.001"); // four fifths of the eight hours
    }
  }

  private static Object only(List<Object> events, Class<?> type) {
    return events.stream()
        .filter(type::isInstance)
        .findFirst()
        .map(Objects::requireNonNull)
        .orElseThrow();
  }

  private static void assertTimer(Watch watch, String at) {
    assertThat(watch.harness().timers())
        .containsExactly(new TimerChange.Set(Watch.WORKSPACE, "t-1", "clocks", Moments.at(at)));
  }

  static Watch promising(Engine engine) {
    var watch = new Watch(engine);
    watch.define("desk", Desk.nineToFive("UTC").calendar(), "Mon 08:00");
    watch.define(
        List.of(Promised.byTheDesk().first("PT1H").solution("PT8H").warnAt(80).escalate().policy()),
        "Mon 08:00");
    return watch;
  }
}
