package io.signalbox.runtime.blob;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Delivery;
import io.signalbox.runtime.shard.Ids;
import java.util.List;

/**
 * What a decision wants done with blobs, as a delivery: a decision itself reaches no store. Orders
 * of one lane are carried out one after the other, so what is erased is not held again by an older
 * order. Each succeeds: that a blob is not there is no failure.
 *
 * @param what is done
 * @param holders whose blobs, such as tickets
 * @param blobs which, by hash
 */
public record BlobOrder(What what, List<String> holders, List<String> blobs) {
  /** The kind of such a delivery. */
  public static final String KIND = "blob";

  /** All of a workspace's blobs are at one store. */
  private static final String TARGET = "blobs";

  /** What is done with blobs. */
  public enum What {
    /** Each holder gets a copy of each. */
    HOLD,
    /** Their holders lose these. */
    ERASE,
    /** The holders lose all they have. */
    ERASE_ALL
  }

  /**
   * Whose blobs these are.
   *
   * @param lane of all orders about these holders, such as the customer of the tickets
   * @param subject comes back with the delivery's end
   */
  public record Of(String workspace, String lane, String subject) {}

  /**
   * Holds blobs.
   *
   * @param cause the id of what names them
   */
  public static Delivery hold(Of of, String holder, List<String> blobs, String cause) {
    return delivery(of, new BlobOrder(What.HOLD, List.of(holder), blobs), cause);
  }

  /**
   * Erases some of what a holder has.
   *
   * @param blobs that nothing of the holder's names any more
   * @param cause the id of what wants it
   */
  public static Delivery erase(Of of, String holder, List<String> blobs, String cause) {
    return delivery(of, new BlobOrder(What.ERASE, List.of(holder), blobs), cause);
  }

  /**
   * Erases all that these hold, at most 1,000 of them.
   *
   * @param cause the id of what wants it
   */
  public static Delivery eraseAll(Of of, List<String> holders, String cause) {
    return delivery(of, new BlobOrder(What.ERASE_ALL, holders, List.of()), cause);
  }

  private static Delivery delivery(Of of, BlobOrder order, String cause) {
    return new Delivery(
        Ids.hash(KIND, order.what().name(), of.workspace(), of.lane(), of.subject(), cause),
        of.workspace(),
        TARGET,
        of.lane(),
        KIND,
        of.subject(),
        Json.text(order));
  }
}
