package io.signalbox.runtime.delivery;

import io.signalbox.runtime.shard.Delivery;

/**
 * One attempt to make a delivery.
 *
 * @param number from 1
 * @param notBefore epoch milliseconds before which it is not made
 * @param decidedAt log time of the decision that wanted the delivery, in epoch milliseconds
 */
public record Attempt(Delivery delivery, int number, long notBefore, long decidedAt) {
  /** The first one, at once. */
  public static Attempt first(Delivery delivery, long at) {
    return new Attempt(delivery, 1, at, at);
  }

  /** The next one, then. */
  public Attempt again(long at) {
    return new Attempt(delivery, number + 1, at, decidedAt);
  }

  /** The next one, as if it was decided then. */
  public Attempt anew(long at) {
    return new Attempt(delivery, number + 1, at, at);
  }

  /** The same, but not before then. */
  public Attempt notBefore(long at) {
    return at <= notBefore ? this : new Attempt(delivery, number, at, decidedAt);
  }

  /** The same, as if it was not decided before then. */
  public Attempt notOlderThan(long at) {
    return at <= decidedAt ? this : new Attempt(delivery, number, notBefore, at);
  }

  /** Where it goes. */
  public Target target() {
    return new Target(delivery.workspace(), delivery.target());
  }

  /**
   * The id of a record that reports it. Another owner that makes the same attempt reports it under
   * another name: its report must not pass for a repeat of one that came too early to count.
   *
   * @param name of this call
   */
  public String reportId(String name) {
    return delivery.id() + "/" + number + "/" + name;
  }
}
