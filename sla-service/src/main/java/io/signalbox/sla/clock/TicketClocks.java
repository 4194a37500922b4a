package io.signalbox.sla.clock;

import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.sla.metric.Milestones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ticket and the clocks that run on it or ran.
 *
 * @param milestones how far it has come, whether or not anything is promised
 * @param opening set while it is not known what the ticket is about; till then no clock starts
 * @param escalations the steps asked for
 * @param clocks in the order they were started; the oldest that are over are left out when there
 *     are many
 */
public record TicketClocks(
    String workspace,
    Subject subject,
    Milestones milestones,
    @Nullable Opening opening,
    List<Escalation> escalations,
    List<Clock> clocks) {
  /**
   * A chat of a thousand turns must not make a row of a thousand clocks: the topic has them all.
   */
  static final int CLOCKS_MAX = 40;

  public TicketClocks {
    escalations = Frozen.list(escalations);
    clocks = Frozen.list(clocks);
  }

  /** The ticket's id. */
  public String ticketId() {
    return subject.ticketId();
  }

  /** The clock of a metric that is not over; there is at most one. */
  public Optional<Clock> open(Metric metric) {
    return clocks.stream().filter(c -> c.open() && c.metric().equals(metric)).findFirst();
  }

  /** The clocks that are not over. */
  public Stream<Clock> open() {
    return clocks.stream().filter(Clock::open);
  }

  /** The last clock of a metric that was kept, in time or late. */
  Optional<Clock> lastKept(Metric metric) {
    return clocks.stream()
        .filter(c -> c.metric().equals(metric) && c.phase() instanceof ClockPhase.Fulfilled)
        .max(Comparator.comparingInt(Clock::cycle));
  }

  /** How many promises of a metric were made so far. */
  int cycles(Metric metric) {
    return clocks.stream()
        .filter(clock -> clock.metric().equals(metric))
        .mapToInt(Clock::cycle)
        .max()
        .orElse(0);
  }

  /** The same ticket with what is known of it now. */
  TicketClocks with(Subject now) {
    return new TicketClocks(workspace, now, milestones, opening, escalations, clocks);
  }

  TicketClocks with(Milestones reached) {
    return new TicketClocks(workspace, subject, reached, opening, escalations, clocks);
  }

  /** The same ticket, waited for like this; or not any more. */
  TicketClocks with(@Nullable Opening awaited) {
    return new TicketClocks(workspace, subject, milestones, awaited, escalations, clocks);
  }

  TicketClocks with(Escalation step) {
    var steps = new ArrayList<>(escalations);
    steps.removeIf(taken -> taken.isStepOf(step));
    steps.add(step);
    return new TicketClocks(workspace, subject, milestones, opening, steps, clocks);
  }

  TicketClocks with(Clock clock) {
    var all = new ArrayList<>(clocks);
    var last = all.size() - 1;
    while (last >= 0 && !all.get(last).isCycleOf(clock)) last--;
    if (last >= 0) all.set(last, clock);
    else all.add(clock);
    if (all.size() > CLOCKS_MAX) removeOldestOver(all);
    return new TicketClocks(workspace, subject, milestones, opening, escalations, all);
  }

  /** The last of a metric stays, so that the next one knows its number. */
  private static void removeOldestOver(List<Clock> all) {
    all.stream()
        .filter(clock -> !clock.open())
        .filter(
            clock ->
                all.stream()
                    .anyMatch(c -> c.metric().equals(clock.metric()) && c.cycle() > clock.cycle()))
        .findFirst()
        .ifPresent(all::remove);
  }

  /** When to look at it again; null if time brings nothing. */
  public @Nullable Instant wakeAt() {
    return Stream.of(
            Stream.ofNullable(opening).map(Opening::lookAt),
            Stream.ofNullable(nextOfClocks()),
            escalations.stream().map(Escalation::askAgainAt).filter(Objects::nonNull))
        .flatMap(moments -> moments)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** When time brings something to a clock; null if it brings nothing. */
  @Nullable Instant nextOfClocks() {
    return open()
        .map(clock -> clock.phase() instanceof ClockPhase.Running running ? running.next() : null)
        .filter(Objects::nonNull)
        .map(moment -> moment.on().plusMillis(1)) // what is done at the deadline is done in time
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
