package io.signalbox.runtime.settings;

import java.time.Duration;
import java.util.List;

/** The topics a service wants to be there; a bean the service provides. */
@FunctionalInterface
public interface TopicPlan {
  /** All of them, dead-letter topics excepted. */
  List<Topic> topics();

  /**
   * A topic.
   *
   * @param entry whether others than our services write to it, so that the broker must stamp
   *     records
   */
  record Topic(String name, Duration retention, boolean entry) {}
}
