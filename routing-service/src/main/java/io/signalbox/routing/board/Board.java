package io.signalbox.routing.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much stands where.
 *
 * @param queues by id; a queue with no open ticket is not named
 * @param agents how many there are, by presence
 */
record Board(List<QueueCounts> queues, Map<String, Long> agents) {

  /**
   * One queue.
   *
   * @param tickets how many open ones, by status
   * @param waitingSince since when the longest waiting one waits
   */
  record QueueCounts(String queue, Map<String, Long> tickets, @Nullable Instant waitingSince) {}
}
