package io.signalbox.runtime.shard;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a command, kept for 24 hours under its id.
 *
 * @param status what became of it
 * @param reason a stable code of a refusal, such as {@code stale-fence}
 * @param detail a sentence a person can act on
 * @param body what HTTP answers with; encoded by the service's {@link Protocol}
 */
public record Outcome(
    Status status, @Nullable String reason, @Nullable String detail, @Nullable Object body) {

  /** What became of a command. */
  public enum Status {
    DONE,
    REFUSED,
    DEAD
  }

  /** Done, and nothing to say. */
  public static final Outcome DONE = new Outcome(Status.DONE, null, null, null);

  /** Done, with an answer. */
  public static Outcome done(Object body) {
    return new Outcome(Status.DONE, null, null, body);
  }

  /** Understood and refused. */
  public static Outcome refused(String reason, String detail) {
    return new Outcome(Status.REFUSED, reason, detail, null);
  }
}
