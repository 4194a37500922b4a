package io.signalbox.runtime.loop;

import io.signalbox.runtime.store.ShardState;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A shard must not go on before a person has looked: a gap in a source's numbers, offsets that are
 * gone, a topic made anew, an old database. Never a silent jump. Where going on loses something, a
 * person can accept that.
 */
public final class Alarm extends RuntimeException {
  private final @Nullable String lost;
  private final transient Consumer<ShardState> mend;

  private Alarm(String message, @Nullable String lost, Consumer<ShardState> mend) {
    super(message);
    this.lost = lost;
    this.mend = mend;
  }

  /** One that goes away only with its cause; to accept it is to try again. */
  static Alarm untilMended(String message) {
    return new Alarm(message, "Nothing is lost: it is tried again.", _ -> {});
  }

  /**
   * One that a person may accept.
   *
   * @param lost what going on loses, as a sentence
   * @param mend changes how far the shard has come, so that it goes on
   */
  static Alarm acceptable(String message, String lost, Consumer<ShardState> mend) {
    return new Alarm(message, lost, mend);
  }

  /** One that only another set-up of the instances ends. */
  static Alarm lasting(String message) {
    return new Alarm(message, null, _ -> {});
  }

  /** What going on loses, or null when it can't be accepted. */
  @Nullable String lost() {
    return lost;
  }

  /** Lets a shard that comes back to this place go on. */
  void mend(ShardState state) {
    mend.accept(state);
  }
}
