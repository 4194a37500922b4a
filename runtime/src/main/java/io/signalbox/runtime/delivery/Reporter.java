package io.signalbox.runtime.delivery;

/** Writes reports on the log. */
@FunctionalInterface
public interface Reporter {
  /**
   * Appends the report to the service's entry topic, and waits until the log has it, however long
   * that takes.
   *
   * @param name of the call that it reports
   */
  void report(Attempt attempt, Report report, String name) throws InterruptedException;
}
