package io.signalbox.runtime.loop;

import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Answers of the broker that no further attempt changes: a person must change a setting first. */
final class Refused {
  private Refused() {}

  static boolean isForGood(Throwable cause) {
    return cause instanceof RecordTooLargeException
        || cause instanceof InvalidTopicException
        || cause instanceof AuthorizationException;
  }

  /** What a person must do. */
  static Alarm alarm(Throwable cause) {
    var what =
        switch (cause) {
          case RecordTooLargeException _ ->
              "an event is larger than its topic takes: raise max.message.bytes of the topic";
          case AuthorizationException _ ->
              "Kafka does not let us write: give this service's user the right to";
          default -> "a topic we write to can't be used: make it as it was";
        };
    return Alarm.untilMended(
        what + ", then accept the alarm or restart (" + cause.getMessage() + ")");
  }
}
