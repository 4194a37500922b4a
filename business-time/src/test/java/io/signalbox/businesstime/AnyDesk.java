package io.signalbox.businesstime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

/**
 * Desks of all kinds. Open time begins and ends on minutes that no change of the clocks touches.
 */
final class AnyDesk {
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "Europe/Dublin",
          "America/New_York",
          "America/St_Johns",
          "Australia/Lord_Howe",
          "Pacific/Chatham",
          "Asia/Kathmandu",
          "Asia/Kolkata",
          "Africa/Casablanca",
          "Pacific/Kiritimati");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Instant EPOCH = Instant.parse("2015-01-01T00:00:00Z");

  private AnyDesk() {}

  static Desk of(Random random) {
    var desk = Desk.in(ZONES.get(random.nextInt(ZONES.size())));
    var open = 1 + random.nextInt(DAYS.size());
    for (var i = 0; i < open; i++) {
      var day = DAYS.get(random.nextInt(DAYS.size()));
      desk.open(day, random.nextInt(4) == 0 ? new String[] {"00:00-24:00"} : hours(random));
    }
    if (random.nextInt(2) == 0) season(desk, random);
    for (var i = random.nextInt(8); i > 0; i--) desk.closed(date(random));
    for (var i = random.nextInt(8); i > 0; i--) desk.instead(date(random), hours(random));
    for (var i = random.nextInt(8); i > 0; i--) desk.without(date(random), hours(random));
    return desk;
  }

  private static void season(Desk desk, Random random) {
    var from = LocalDate.parse(date(random));
    var through = from.plusDays(random.nextInt(400));
    var day = DAYS.get(random.nextInt(DAYS.size()));
    desk.during(from.toString(), through.toString(), day, hours(random));
    desk.during(through.plusDays(1).toString(), "", "mon-sun", hours(random));
  }

  /** The last of them may run past midnight. */
  private static String[] hours(Random random) {
    var bounds = new TreeSet<Integer>();
    var count = 2 * (1 + random.nextInt(3));
    while (bounds.size() < count) bounds.add(4 * 60 + random.nextInt(20 * 60 + 1));
    var sorted = new ArrayList<>(bounds);
    var hours = new String[count / 2];
    for (var i = 0; i < hours.length; i++) {
      hours[i] = time(sorted.get(2 * i)) + "-" + time(sorted.get(2 * i + 1));
    }
    var last = sorted.get(count - 2);
    if (last > 4 * 60 && random.nextInt(3) == 0) {
      hours[hours.length - 1] = time(last) + "-" + time(4 * 60 + random.nextInt(last - 4 * 60));
    }
    return hours;
  }

  private static String time(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }

  private static String date(Random random) {
    return LocalDate.of(2015, 1, 1).plusDays(random.nextInt(15 * 365)).toString();
  }

  static Instant moment(Random random) {
    return EPOCH.plusMillis(random.nextLong(Duration.ofDays(15 * 365).toMillis()));
  }

  /** A minute shortly before the clocks change, where they do. */
  static Instant aroundAChange(Random random, String zone) {
    var moment = moment(random);
    var change = ZoneId.of(zone).getRules().nextTransition(moment);
    var near = change == null || change.getInstant().isAfter(EPOCH.plus(Duration.ofDays(5500)));
    var from = near ? moment : change.getInstant().minus(Duration.ofHours(random.nextInt(60)));
    return Instant.ofEpochSecond(from.getEpochSecond() / 60 * 60);
  }
}
