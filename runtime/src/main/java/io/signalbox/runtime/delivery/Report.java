package io.signalbox.runtime.delivery;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt, as the courier writes it on the service's entry topic.
 *
 * @param attempt its number
 * @param detail what the receiver said, at most 500 characters
 * @param waitMillis how long the receiver asks us to wait before the next attempt
 */
public record Report(
    UUID delivery, int attempt, Result result, String detail, @Nullable Long waitMillis)
    implements OwnRecord {
  /** Type of a report that the receiver took it. */
  public static final String SUCCEEDED = "delivery.succeeded";

  /** Type of a report that it did not. */
  public static final String FAILED = "delivery.failed";

  private static final int DETAIL_CHARACTERS_MAX = 500;

  /** What came of it. */
  public enum Result {
    /** The receiver took it. */
    SUCCEEDED,
    /** It may succeed later. */
    AGAIN,
    /** It would not succeed later either. */
    REFUSED
  }

  public Report {
    if (detail.length() > DETAIL_CHARACTERS_MAX)
      detail = detail.substring(0, DETAIL_CHARACTERS_MAX);
  }

  /** What came of that attempt. */
  public static Report of(
      Attempt attempt, Result result, String detail, @Nullable Long waitMillis) {
    return new Report(attempt.delivery().id(), attempt.number(), result, detail, waitMillis);
  }

  @Override
  public String type() {
    return result == Result.SUCCEEDED ? SUCCEEDED : FAILED;
  }

  @Override
  public String toString() {
    return "%s/%d %s: %s"
        .formatted(delivery, attempt, result.name().toLowerCase(Locale.ROOT), detail);
  }
}
