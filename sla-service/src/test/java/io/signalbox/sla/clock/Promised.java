package io.signalbox.sla.clock;

import io.signalbox.businesstime.Desk;
import io.signalbox.businesstime.WorkingTime;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.sla.Policy;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.sla.policy.CalendarVersion;
import io.signalbox.sla.policy.Policies;
import io.signalbox.sla.policy.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a workspace promises, in words: {@code Promised.byTheDesk().first("PT1H").warnAt(80)}. */
public final class Promised implements Promises, Calendars {
  public static final CalendarVersion DESK = new CalendarVersion("desk", 1);

  private final WorkingTime desk;
  private final boolean businessTime;
  private final List<Policy.Target> targets = new ArrayList<>();
  private List<Integer> warnAt = List.of();
  private boolean escalate;

  private Promised(WorkingTime desk, boolean businessTime) {
    this.desk = desk;
    this.businessTime = businessTime;
  }

  /** Nine to five on weekdays. */
  public static Promised byTheDesk() {
    return by(Desk.nineToFive("UTC").time());
  }

  public static Promised by(WorkingTime desk) {
    return new Promised(desk, true);
  }

  public static Promised aroundTheClock() {
    return new Promised(WorkingTime.AROUND_THE_CLOCK, false);
  }

  public Promised first(String within) {
    return target(Metric.FIRST_REPLY, null, within);
  }

  public Promised next(String within) {
    return target(Metric.NEXT_REPLY, null, within);
  }

  public Promised solution(String within) {
    return target(Metric.TOTAL_RESOLUTION, null, within);
  }

  /** Of any metric, to all tickets. */
  public Promised target(Metric metric, String within) {
    return target(metric, null, within);
  }

  public Promised target(Metric metric, @Nullable Priority priority, String within) {
    return target(metric, priority, null, within);
  }

  public Promised target(
      Metric metric, @Nullable Priority priority, @Nullable String queue, String within) {
    targets.add(
        new Policy.Target(metric, priority, null, queue, Duration.parse(within), businessTime));
    return this;
  }

  public Promised warnAt(Integer... percentages) {
    warnAt = List.of(percentages);
    return this;
  }

  public Promised escalate() {
    escalate = true;
    return this;
  }

  public Policy policy() {
    return policy("gold", null);
  }

  /** The same for those tickets of which this holds. */
  public Policy policy(String condition) {
    return policy("gold", new Policy.When(List.of(), List.of(), condition));
  }

  public Policy policy(String id, Policy.@Nullable When when) {
    return new Policy(id, when, businessTime ? "desk" : null, targets, warnAt, escalate);
  }

  @Override
  public WorkingTime time(@Nullable CalendarVersion calendar) {
    return calendar == null ? WorkingTime.AROUND_THE_CLOCK : desk;
  }

  @Override
  public Optional<Promise> promise(Metric metric, Subject subject) {
    return new Policies(List.of(policy()), _ -> DESK).promise(metric, subject.facts());
  }
}
