package io.signalbox.runtime.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.h2.util.DateTimeUtils;

/** This JVM in a zone with summer time, until it is closed. */
public final class SummerTime implements AutoCloseable {
  private final TimeZone before = TimeZone.getDefault();

  public SummerTime() {
    become(TimeZone.getTimeZone("Europe/Berlin"));
  }

  /** Moments of the night in which the hour from two to three comes twice, the newest first. */
  public static List<Instant> night() {
    var step = Duration.ofMinutes(10).plusNanos(1_000);
    return Stream.iterate(Instant.parse("2026-10-25T02:10:00.123456Z"), at -> at.minus(step))
        .limit(18)
        .toList();
  }

  @Override
  public void close() {
    become(before);
  }

  private static void become(TimeZone zone) {
    TimeZone.setDefault(zone);
    DateTimeUtils.resetCalendar(); // H2 remembers the zone
  }
}
