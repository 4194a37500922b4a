package io.signalbox.runtime.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Lets a warning or error pass once, then once a minute with how often it came: an outage says the
 * same thing many times a second, from every client of Kafka.
 *
 * <p>The same is what one logger says in the same words of the same things; Kafka's clients also
 * name themselves, the node and the time, which does not count.
 */
public final class RepeatFilter extends TurboFilter {
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int REMEMBERED_MAX = 1_000;

  private final LongSupplier nanos;
  private final Cache<String, Seen> lines =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

  /**
   * What became of a line.
   *
   * @param passed when it did last
   * @param heldBack how often it was held back since
   * @param before how often between the last two times that it passed
   */
  private record Seen(long passed, int heldBack, int before) {}

  /** As {@code logback.xml} names it. */
  public RepeatFilter() {
    this(System::nanoTime);
  }

  RepeatFilter(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] arguments,
      @Nullable Throwable failure) {
    if (format == null || !level.isGreaterOrEqual(Level.WARN)) return FilterReply.NEUTRAL;
    if (!level.isGreaterOrEqual(logger.getEffectiveLevel())) return FilterReply.NEUTRAL;
    if (logger.getName().equals(RepeatFilter.class.getName())) return FilterReply.NEUTRAL;
    var before = note(line(logger.getName(), format, arguments));
    if (before < 0) return FilterReply.DENY;
    if (before > 0) tell(logger, before);
    return FilterReply.NEUTRAL;
  }

  /** How often the line was held back since it passed last; -1 when it is held back now. */
  private int note(String line) {
    var now = nanos.getAsLong();
    var seen = lines.asMap().merge(line, new Seen(now, 0, 0), (last, _) -> after(last, now));
    return seen.heldBack > 0 ? -1 : seen.before;
  }

  private static Seen after(Seen last, long now) {
    return now - last.passed < EVERY.toNanos()
        ? new Seen(last.passed, last.heldBack + 1, last.before)
        : new Seen(now, 0, last.heldBack);
  }

  private static void tell(Logger logger, int heldBack) {
    logger
        .getLoggerContext()
        .getLogger(RepeatFilter.class)
        .warn("{} more times since, {} said what follows", heldBack, logger.getName());
  }

  private static String line(String logger, String format, Object @Nullable [] arguments) {
    if (logger.startsWith("org.apache.kafka.")) {
      return logger + " " + (format.startsWith("[") ? afterName(format) : format);
    }
    var things = new StringBuilder(logger).append(' ').append(format);
    if (arguments != null) {
      Arrays.stream(arguments)
          .filter(argument -> !(argument instanceof Throwable))
          .forEach(argument -> things.append(' ').append(argument));
    }
    return things.toString();
  }

  /** Without {@code [Consumer clientId=…, groupId=…]}. */
  private static String afterName(String format) {
    return format.substring(format.indexOf(']') + 1);
  }
}
