package io.signalbox.runtime.webhook;

import io.signalbox.runtime.delivery.Carrier.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an answer means for a delivery. */
final class Verdict {
  /** Nobody makes us wait for longer. */
  static final Duration PAUSE_MAX = Duration.ofDays(1);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private Verdict() {}

  /**
   * Taken, never to be taken, or perhaps later: after what may pass by itself, such as too much
   * traffic or a fault of the receiver's. A redirect is not followed, and counts as never: the URL
   * is to be changed.
   *
   * @param said status and the beginning of what came with it
   * @param retryAfter the header, if there is one
   */
  static Answer of(int status, String said, @Nullable String retryAfter, Instant now) {
    if (status >= 200 && status < 300) return Answer.taken(said);
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
      return Answer.notNow(said, retryAfter == null ? null : pause(retryAfter.strip(), now));
    }
    return Answer.refused(said);
  }

  /** In seconds, or the moment until which to wait; null if it is neither. */
  private static @Nullable Duration pause(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) return bounded(Duration.ofSeconds(Long.parseLong(text)));
    try {
      var until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return bounded(Duration.between(now, until));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static Duration bounded(Duration asked) {
    if (asked.isNegative()) return Duration.ZERO;
    return asked.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : asked;
  }
}
