package io.signalbox.routing.board;

import java.util.Map;

/**
 * How many agents can take work and how much of it waits, over all workspaces.
 *
 * @param agents by state: {@code available}, {@code paused} after a missed offer, {@code away},
 *     {@code offline}
 * @param tickets by status: {@code queued}, {@code offered}
 */
record Workload(Map<String, Long> agents, Map<String, Long> tickets) {
  static final String PAUSED = "paused";
  static final String QUEUED = "queued";

  /** Nothing is known yet. */
  static final Workload NONE = new Workload(Map.of(), Map.of());

  long agents(String state) {
    return agents.getOrDefault(state, 0L);
  }

  long tickets(String status) {
    return tickets.getOrDefault(status, 0L);
  }
}
