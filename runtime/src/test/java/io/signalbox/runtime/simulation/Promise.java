package io.signalbox.runtime.simulation;

/** What was promised and when it was answered, as the log has it. */
final class Promise {
  final String workspace;
  final long due;
  long answeredAt = Long.MAX_VALUE;

  /** Its answer could overtake it, so there is none. */
  boolean misrouted;

  Promise(String workspace, long due) {
    this.workspace = workspace;
    this.due = due;
  }
}
