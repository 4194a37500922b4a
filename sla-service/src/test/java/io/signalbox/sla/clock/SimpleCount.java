package io.signalbox.sla.clock;

import io.signalbox.businesstime.WorkingTime;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.sla.clock.Timelines.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges a clock straight from a ticket's life: start to end, less what was pending. */
record SimpleCount(WorkingTime time, List<Stretch> ran) {
  /** In which statuses which metrics stand still; the others never do. */
  private static final Map<Metric, Set<TicketStatus>> STILL =
      Map.of(
          Metric.PAUSABLE_UPDATE, Set.of(TicketStatus.PENDING),
          Metric.REQUESTER_WAIT, Set.of(TicketStatus.PENDING, TicketStatus.RESOLVED),
          Metric.AGENT_WORK,
              Set.of(TicketStatus.PENDING, TicketStatus.ON_HOLD, TicketStatus.RESOLVED),
          Metric.TOTAL_RESOLUTION, Set.of(TicketStatus.PENDING, TicketStatus.ON_HOLD),
          Metric.TIME_TO_OWN, Set.of(TicketStatus.PENDING));

  /** Those that count since the opening, in whatever cycle. */
  private static final Set<Metric> WHOLE = Set.of(Metric.REQUESTER_WAIT, Metric.AGENT_WORK);

  /** When it was our turn. */
  record Stretch(Instant from, Instant to) {}

  static SimpleCount of(Clock clock, List<Told> life, Instant end, Promised promised) {
    var until =
        switch (clock.phase()) {
          case ClockPhase.Fulfilled f -> f.doneAt();
          case ClockPhase.Cancelled c -> c.endedAt();
          case ClockPhase.Running _, ClockPhase.Paused _ -> end;
        };
    var stands = STILL.getOrDefault(clock.metric(), Set.of());
    var start = WHOLE.contains(clock.metric()) ? life.getFirst().at() : clock.startedAt();
    var ran = new ArrayList<Stretch>();
    for (var i = 0; i < life.size(); i++) {
      var from = later(life.get(i).at(), start);
      var to = earlier(i + 1 < life.size() ? life.get(i + 1).at() : end, until);
      var still = stands.contains(life.get(i).event().ticket().status());
      if (from.isBefore(to) && !still) ran.add(new Stretch(from, to));
    }
    return new SimpleCount(promised.time(clock.promise().calendar()), ran);
  }

  Duration counted() {
    return ran.stream()
        .map(stretch -> time.between(stretch.from(), stretch.to()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Whether it was still our turn after the last of the time promised had counted. */
  boolean broken(Duration within) {
    var left = within;
    for (var stretch : ran) {
      if (left.isZero()) return true;
      var counts = time.between(stretch.from(), stretch.to());
      if (counts.compareTo(left) >= 0 && time.after(stretch.from(), left).isBefore(stretch.to())) {
        return true;
      }
      left = left.minus(counts);
    }
    return false;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
