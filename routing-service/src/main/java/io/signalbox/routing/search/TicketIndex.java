package io.signalbox.routing.search;

import io.signalbox.runtime.projection.Projection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds tickets by their words. What is found may be stale by as long as the projection lags: it
 * becomes a condition of the query that knows what may be seen, and which tickets there are.
 */
public interface TicketIndex extends Projection, AutoCloseable {
  /**
   * The tickets of a workspace that match, from the newest on.
   *
   * @param before only older ones than this ticket
   */
  Found find(String workspace, Match match, @Nullable UUID before);

  @Override
  void close();

  /** Some or all of what was found. */
  sealed interface Found {
    /**
     * These, the newest first.
     *
     * @param more whether there may be older ones
     */
    record Ids(List<UUID> tickets, boolean more) implements Found {
      public Ids {
        tickets = List.copyOf(tickets);
      }
    }

    /** All whose row in {@code ticket_words} matches this text query. */
    record Rows(String textQuery) implements Found {}
  }
}
