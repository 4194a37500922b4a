package io.signalbox.sla.calendar;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a local day, half-open.
 *
 * @param from seconds from 00:00
 * @param to seconds from 00:00, at most {@link #DAY}
 */
record Stretch(int from, int to) {
  /** 24:00. */
  static final int DAY = 86_400;

  boolean overlaps(Stretch other) {
    return from < other.to && other.from < to;
  }

  /** What is left of stretches when others are taken out of them. */
  static List<Stretch> subtract(List<Stretch> stretches, List<Stretch> breaks) {
    var left = stretches;
    for (var pause : breaks) left = left.stream().flatMap(s -> s.without(pause).stream()).toList();
    return left;
  }

  private List<Stretch> without(Stretch pause) {
    if (!overlaps(pause)) return List.of(this);
    var left = new ArrayList<Stretch>(2);
    if (from < pause.from) left.add(new Stretch(from, pause.from));
    if (pause.to < to) left.add(new Stretch(pause.to, to));
    return left;
  }
}
