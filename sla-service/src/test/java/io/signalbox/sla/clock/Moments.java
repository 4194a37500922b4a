package io.signalbox.sla.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** Moments as people say them: {@code Mon 09:40}, {@code Tue+1 09:00:00.001} in the week after. */
public final class Moments {
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final Instant MONDAY = Instant.parse("2026-06-01T00:00:00Z");

  private Moments() {}

  public static Instant at(String text) {
    var day = DAYS.indexOf(text.substring(0, 3));
    var space = text.indexOf(' ');
    var week = space == 3 ? 0 : Integer.parseInt(text.substring(4, space));
    var time = Duration.between(LocalTime.MIN, LocalTime.parse(text.substring(space + 1)));
    return MONDAY.plus(Duration.ofDays(day + 7L * week)).plus(time);
  }

  public static String text(Instant moment) {
    var days = Duration.between(MONDAY, moment).toDays();
    var week = days / 7 == 0 ? "" : "+" + days / 7;
    return DAYS.get((int) (days % 7)) + week + " " + moment.atZone(ZoneOffset.UTC).toLocalTime();
  }
}
