package io.signalbox.runtime.delivery;

import io.signalbox.runtime.shard.Delivery;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the calls of one kind. May be asked by many threads at a time. */
public interface Carrier {
  /** Which {@link Delivery#kind} it makes. */
  String kind();

  /**
   * Makes one call and waits for its end. Has to give the receiver the delivery's id, which stays
   * the same at each attempt. Is interrupted when it takes too long; what it throws counts as a
   * failure that may pass.
   */
  Answer carry(Delivery delivery) throws Exception;

  /**
   * What the receiver said.
   *
   * @param pause how long it asks us to wait before the next attempt
   */
  record Answer(Report.Result result, String detail, @Nullable Duration pause) {
    /** It took it. */
    public static Answer taken(String detail) {
      return new Answer(Report.Result.SUCCEEDED, detail, null);
    }

    /** It would never take it. */
    public static Answer refused(String detail) {
      return new Answer(Report.Result.REFUSED, detail, null);
    }

    /** It may take it later. */
    public static Answer notNow(String detail, @Nullable Duration pause) {
      return new Answer(Report.Result.AGAIN, detail, pause);
    }
  }
}
