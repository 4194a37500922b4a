package io.signalbox.businesstime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The open stretches of one local year as moments, with the open time before each: so both
 * questions (how much until then, when is so much over) are one binary search.
 */
final class OpenYear {
  private static final long NANOS = 1_000_000_000L;

  private final long[] starts;
  private final long[] ends;

  /** Open seconds before the stretch of the same index; one more at the end for the whole year. */
  private final long[] before;

  private OpenYear(List<long[]> spans) {
    var count = spans.size();
    starts = new long[count];
    ends = new long[count];
    before = new long[count + 1];
    for (var i = 0; i < count; i++) {
      starts[i] = spans.get(i)[0];
      ends[i] = spans.get(i)[1];
      before[i + 1] = before[i] + ends[i] - starts[i];
    }
  }

  /** What is open in a local year, whether it started in it or on the evening before. */
  static OpenYear of(Hours hours, int year) {
    var open = new ArrayList<long[]>(400);
    var breaks = new ArrayList<long[]>();
    var first = LocalDate.of(year, 1, 1);
    var end = first.plusYears(1);
    for (var day = first.minusDays(1); day.isBefore(end); day = day.plusDays(1)) {
      if (skipped(day, hours.zone())) continue;
      add(open, day, hours.startingOn(day), hours.zone());
      add(breaks, day, hours.breaksOn(day), hours.zone());
    }
    var left = Moments.less(Moments.union(open), Moments.union(breaks));
    return new OpenYear(Moments.both(left, List.of(bounds(year, hours.zone()))));
  }

  /** What is open in a local year of {@code zone} by both. */
  static OpenYear both(OpenYear year, BusinessCalendar other) {
    if (year.size() == 0) return year;
    return new OpenYear(
        Moments.both(year.spans(), other.spans(year.starts[0], year.ends[year.size() - 1])));
  }

  private static void add(List<long[]> spans, LocalDate day, List<Shift> shifts, ZoneId zone) {
    for (var shift : shifts) {
      var from = moment(day, shift.from(), zone);
      var to = moment(day, shift.to(), zone);
      if (from < to) spans.add(new long[] {from, to});
    }
  }

  private static long[] bounds(int year, ZoneId zone) {
    var first = LocalDate.of(year, 1, 1);
    return new long[] {
      first.atStartOfDay(zone).toEpochSecond(),
      first.plusYears(1).atStartOfDay(zone).toEpochSecond()
    };
  }

  /** A zone that moved across the date line left out a day: nothing was open on it. */
  private static boolean skipped(LocalDate day, ZoneId zone) {
    return !day.atStartOfDay(zone).toLocalDate().equals(day);
  }

  /**
   * A local time that the clocks skipped moves on by what they skipped; of one that came twice the
   * first counts.
   */
  private static long moment(LocalDate day, int second, ZoneId zone) {
    var local =
        day.plusDays(second / Shift.DAY).atTime(LocalTime.ofSecondOfDay(second % Shift.DAY));
    return ZonedDateTime.ofLocal(local, zone, null).toEpochSecond();
  }

  List<long[]> spans() {
    var spans = new ArrayList<long[]>(starts.length);
    for (var i = 0; i < starts.length; i++) spans.add(new long[] {starts[i], ends[i]});
    return spans;
  }

  /** Open nanoseconds of the whole year. */
  long total() {
    return before[starts.length] * NANOS;
  }

  /** Open nanoseconds of the year before a moment. */
  long openBefore(long second, int nano) {
    var i = lastStartingBy(second);
    if (i < 0) return 0;
    return second >= ends[i]
        ? before[i + 1] * NANOS
        : (before[i] + second - starts[i]) * NANOS + nano;
  }

  /** The earliest moment before which {@code open} nanoseconds, more than none, were open. */
  Instant earliest(long open) {
    var i = Arrays.binarySearch(before, Math.ceilDiv(open, NANOS));
    return within((i >= 0 ? i : -i - 1) - 1, open);
  }

  /** The latest moment before which {@code open} nanoseconds, fewer than all, were open. */
  Instant latest(long open) {
    var i = Arrays.binarySearch(before, Math.floorDiv(open, NANOS));
    return within(i >= 0 ? i : -i - 2, open);
  }

  private Instant within(int span, long open) {
    return Instant.ofEpochSecond(starts[span], open - before[span] * NANOS);
  }

  boolean isOpen(long second) {
    var i = lastStartingBy(second);
    return i >= 0 && second < ends[i];
  }

  /** The first stretch that ends after a moment; {@link #size()} if there is none. */
  int firstEndingAfter(long second) {
    var i = Arrays.binarySearch(ends, second);
    return i >= 0 ? i + 1 : -i - 1;
  }

  int size() {
    return starts.length;
  }

  long start(int span) {
    return starts[span];
  }

  long end(int span) {
    return ends[span];
  }

  private int lastStartingBy(long second) {
    var i = Arrays.binarySearch(starts, second);
    return i >= 0 ? i : -i - 2;
  }
}
