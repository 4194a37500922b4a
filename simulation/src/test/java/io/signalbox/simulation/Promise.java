package io.signalbox.simulation;

/** What was promised and when it was answered, as the log has it. */
final class Promise {
  final String workspace;

  /** On which topic it was made. */
  final String topic;

  final long due;

  /** Whether an answer was given, or is to be given by a timer. */
  boolean asked;

  /** When the record of its answer entered, as the log has it; a timer's answer has none. */
  long enteredAt = Long.MAX_VALUE;

  /** When it was answered, as front told. */
  long answeredAt = Long.MAX_VALUE;

  /** Its answer could overtake it, so there is none. */
  boolean misrouted;

  Promise(String workspace, String topic, long due) {
    this.workspace = workspace;
    this.topic = topic;
    this.due = due;
  }
}
