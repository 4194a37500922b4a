package io.signalbox.sla.metric;

import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.ticket.TicketStatus;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What starts, pauses, keeps and repeats the clocks of a metric. What happens first keeps promises,
 * then starts new ones: so an answer ends one periodic update and begins the next.
 *
 * @param owed what it is about: while it is not owed there is no clock
 * @param startedBy what starts a clock, if it is owed then and none is open
 * @param pausedBy in which statuses it stands still
 * @param keptBy what keeps the promise; a ticket that is over otherwise cancels it
 * @param per whose clock it is
 * @param repeat how the next one begins
 */
public record MetricRule(
    Metric metric,
    Owed owed,
    List<Happening> startedBy,
    List<TicketStatus> pausedBy,
    List<Happening> keptBy,
    Per per,
    Repeat repeat) {
  public MetricRule {
    startedBy = Frozen.list(startedBy);
    pausedBy = Frozen.list(pausedBy);
    keptBy = Frozen.list(keptBy);
  }

  /** In one sentence, for people. */
  @Override
  public String toString() {
    return "%s: while %s is owed, from %s; %s; kept by %s; a clock for each %s, the next one %s"
        .formatted(
            metric,
            owed.wire(),
            names(startedBy),
            pausedBy.isEmpty()
                ? "never stands still"
                : "stands still while "
                    + pausedBy.stream()
                        .map(TicketStatus::value)
                        .collect(Collectors.joining(" or ")),
            names(keptBy),
            per.wire(),
            repeat.wire());
  }

  private static String names(List<Happening> happenings) {
    return happenings.stream().map(Happening::wire).collect(Collectors.joining(" or "));
  }
}
