package io.signalbox.businesstime;

import io.signalbox.contracts.sla.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Business time by a calendar. A calendar that exists is sound: all that could be wrong with it was
 * found when it was made.
 *
 * <p>Each local year that is asked about is laid out once, as sorted moments with running sums; a
 * question is then two binary searches, however long the time.
 */
public final class BusinessCalendar implements WorkingTime {
  /** How far away an answer may lie; beyond it the calendar is as good as never open. */
  public static final int HORIZON_YEARS = 100;

  /** The most stretches that are listed: bounds the answer, not the arithmetic. */
  static final int LISTED_MAX = 20_000;

  private static final int YEARS_KEPT_MAX = 2 * HORIZON_YEARS;
  private static final Duration LONGEST = Duration.ofDays(366L * HORIZON_YEARS);

  private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

  private final ZoneId zone;
  private final IntFunction<OpenYear> layout;
  private final Map<Integer, OpenYear> years = new ConcurrentHashMap<>();

  private BusinessCalendar(ZoneId zone, IntFunction<OpenYear> layout) {
    this.zone = zone;
    this.layout = layout;
  }

  /**
   * The business time of a calendar.
   *
   * @throws InvalidCalendar with everything that is wrong with it
   */
  public static BusinessCalendar of(Calendar calendar) {
    var hours = CalendarCheck.read(calendar);
    return new BusinessCalendar(hours.zone(), year -> OpenYear.of(hours, year));
  }

  static boolean reaches(int year) {
    return year >= 1 && year <= 9999;
  }

  @Override
  public Instant after(Instant from, Duration amount) {
    if (amount.abs().compareTo(LONGEST) > 0) {
      throw new OutOfReach(amount + " is more than " + HORIZON_YEARS + " years.");
    }
    var nanos = amount.toNanos();
    return nanos > 0 ? forward(from, nanos) : nanos < 0 ? backward(from, -nanos) : nextOpen(from);
  }

  private Instant forward(Instant from, long nanos) {
    var first = yearOf(from);
    var open = openBefore(first, from) + nanos;
    for (var number = first; ; number++) {
      var year = year(number, first, from);
      if (open <= year.total()) return year.earliest(open);
      open -= year.total();
    }
  }

  private Instant backward(Instant from, long nanos) {
    var first = yearOf(from);
    var open = openBefore(first, from) - nanos;
    for (var number = first; open < 0; ) {
      number--;
      open += year(number, first, from).total();
      if (open >= 0) return year(number, first, from).latest(open);
    }
    return year(first).latest(open);
  }

  private Instant nextOpen(Instant from) {
    var first = yearOf(from);
    if (year(first).isOpen(from.getEpochSecond())) return from;
    for (var number = first; ; number++) {
      var year = year(number, first, from);
      var next = year.firstEndingAfter(from.getEpochSecond());
      if (next < year.size()) return Instant.ofEpochSecond(year.start(next));
    }
  }

  @Override
  public Duration between(Instant from, Instant to) {
    if (to.isBefore(from)) return between(to, from).negated();
    var first = yearOf(from);
    var last = yearOf(to);
    checkDistance(first, last, from);
    var open = openBefore(last, to) - openBefore(first, from);
    var sum = Duration.ofNanos(open);
    for (var number = first; number < last; number++) sum = sum.plusNanos(year(number).total());
    return sum;
  }

  @Override
  public List<Span> counted(Instant from, Instant to) {
    var counted = new ArrayList<Span>();
    if (!from.isBefore(to)) return counted;
    var first = yearOf(from);
    var last = yearOf(to);
    checkDistance(first, last, from);
    for (var number = first; number <= last; number++) {
      var year = year(number);
      for (var i = year.firstEndingAfter(from.getEpochSecond()); i < year.size(); i++) {
        var start = later(from, Instant.ofEpochSecond(year.start(i)));
        var end = earlier(to, Instant.ofEpochSecond(year.end(i)));
        if (!start.isBefore(end)) break;
        add(counted, new Span(start, end));
      }
    }
    return counted;
  }

  @Override
  public WorkingTime and(WorkingTime other) {
    return switch (other) {
      case AroundTheClock _ -> this;
      case BusinessCalendar open ->
          new BusinessCalendar(zone, number -> OpenYear.both(year(number), open));
    };
  }

  /** What is open between two seconds, or just before or after them; nothing outside all years. */
  List<long[]> spans(long from, long to) {
    var spans = new ArrayList<long[]>();
    var first = yearOf(inside(Instant.ofEpochSecond(from)));
    var last = yearOf(inside(Instant.ofEpochSecond(to)));
    for (var number = first; number <= last; number++) spans.addAll(year(number).spans());
    return Moments.union(spans);
  }

  @Override
  public boolean isOpen(Instant moment) {
    return year(yearOf(moment)).isOpen(moment.getEpochSecond());
  }

  private static void add(List<Span> counted, Span span) {
    if (!counted.isEmpty() && counted.getLast().to().equals(span.from())) {
      counted.add(new Span(counted.removeLast().from(), span.to())); // open over midnight
      return;
    }
    if (counted.size() == LISTED_MAX) {
      throw new OutOfReach("More than " + LISTED_MAX + " stretches count; ask for less time.");
    }
    counted.add(span);
  }

  private long openBefore(int number, Instant moment) {
    return year(number).openBefore(moment.getEpochSecond(), moment.getNano());
  }

  private int yearOf(Instant moment) {
    if (moment.isBefore(FIRST) || moment.isAfter(LAST)) { // a day inside, for every zone
      throw new OutOfReach(moment + " is outside the years 1 to 9999.");
    }
    return moment.atZone(zone).getYear();
  }

  private static Instant inside(Instant moment) {
    return later(FIRST, earlier(LAST, moment));
  }

  private OpenYear year(int number, int first, Instant from) {
    checkDistance(first, number, from);
    return year(number);
  }

  private static void checkDistance(int first, int number, Instant from) {
    if (Math.abs(number - first) > HORIZON_YEARS || !reaches(number)) {
      throw new OutOfReach(
          "The calendar is not open long enough within "
              + HORIZON_YEARS
              + " years of "
              + from
              + ".");
    }
  }

  private OpenYear year(int number) {
    if (years.size() > YEARS_KEPT_MAX) years.clear();
    return years.computeIfAbsent(number, layout::apply);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
