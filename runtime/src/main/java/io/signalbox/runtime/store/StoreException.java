package io.signalbox.runtime.store;

import java.sql.SQLException;

/** A transaction that did not commit, or may not have. */
public final class StoreException extends RuntimeException {
  /** What made it fail, which decides what happens next. */
  public enum Kind {
    /** The data: tried in halves until one record is left, which is dead-lettered. */
    DATA,
    /** The world: tried again, with backoff, for as long as it takes. */
    WORLD,
    /**
     * The database could not be reached: nothing was begun. Tried again for as long as it takes.
     */
    AWAY,
    /** Another owner has taken the shard: dropped at once. */
    FENCED
  }

  private final Kind kind;

  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What made it fail. */
  public Kind kind() {
    return kind;
  }

  /**
   * SQLState classes 22 (data exception), 23 (constraint) and 54 (a limit exceeded, such as a text
   * too large for its index) are the data's fault.
   */
  public static StoreException of(SQLException e) {
    var state = e.getSQLState();
    var kind = state == null || state.length() < 2 ? "" : state.substring(0, 2);
    var data = kind.equals("22") || kind.equals("23") || kind.equals("54");
    return new StoreException(data ? Kind.DATA : Kind.WORLD, "SQLState " + state, e);
  }

  /** Another owner has raised the epoch. */
  public static StoreException fenced(int shard, long epoch) {
    return new StoreException(
        Kind.FENCED,
        "shard " + shard + " is no longer ours (epoch " + epoch + ")",
        new IllegalStateException("the shard's row has another epoch"));
  }
}
