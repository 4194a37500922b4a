package io.signalbox.businesstime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Spans between seconds since the epoch, half-open: what they are together, less, or both. */
final class Moments {
  private Moments() {}

  /** Those of either, in order, with neighbours and overlaps merged. */
  static List<long[]> union(List<long[]> spans) {
    var sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingLong(span -> span[0]));
    var merged = new ArrayList<long[]>(sorted.size());
    for (var span : sorted) {
      var last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
      else merged.add(span.clone());
    }
    return merged;
  }

  /** What is left of one when the other is taken out; both are unions. */
  static List<long[]> less(List<long[]> spans, List<long[]> taken) {
    if (taken.isEmpty()) return spans;
    var left = new ArrayList<long[]>(spans.size() + taken.size());
    var first = 0;
    for (var span : spans) {
      while (first < taken.size() && taken.get(first)[1] <= span[0]) first++;
      var from = span[0];
      for (var i = first; i < taken.size() && taken.get(i)[0] < span[1]; i++) {
        if (from < taken.get(i)[0]) left.add(new long[] {from, taken.get(i)[0]});
        from = taken.get(i)[1];
      }
      if (from < span[1]) left.add(new long[] {from, span[1]});
    }
    return left;
  }

  /** What is in both; both are unions. */
  static List<long[]> both(List<long[]> some, List<long[]> others) {
    var both = new ArrayList<long[]>();
    for (int i = 0, j = 0; i < some.size() && j < others.size(); ) {
      var from = Math.max(some.get(i)[0], others.get(j)[0]);
      var to = Math.min(some.get(i)[1], others.get(j)[1]);
      if (from < to) both.add(new long[] {from, to});
      if (some.get(i)[1] < others.get(j)[1]) i++;
      else j++;
    }
    return both;
  }
}
