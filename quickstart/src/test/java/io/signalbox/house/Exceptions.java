package io.signalbox.house;

import static java.util.Map.entry;

import java.util.Map;

/**
 * Classes that may do what others may not, each with its reason. A package's name ends in a dot.
 */
final class Exceptions {
  /** Where the wall clock is read and chance is drawn: at the edge, and handed on as a value. */
  static final Map<String, String> CLOCK_AND_CHANCE =
      Map.ofEntries(
          entry("runtime.service.KafkaFactory", "makes the one clock that is handed to all others"),
          entry("runtime.edge.Idempotency", "gives a request without a key an id of its own"),
          entry("runtime.audit.AuditLog", "gives a line that no command caused an id of its own"),
          entry("runtime.security.ApiKeys", "makes keys, which nobody must be able to guess"),
          entry("quickstart.", "plays the world outside: customers, agents, a person's terminal"));

  /** Who may measure how much time has passed. What is measured is shown or waited for, no more. */
  static final Map<String, String> STOPWATCH =
      Map.ofEntries(
          entry("runtime.loop.", "times batches for metrics, and gives up waiting for the broker"),
          entry("runtime.metrics.", "shows how old the oldest unsent record is"),
          entry("runtime.edge.", "gives up waiting for an acknowledgement or an answer"),
          entry("runtime.logging.", "writes what repeats itself once a minute"),
          entry("runtime.delivery.", "tells a circuit breaker how long a call took"),
          entry("runtime.stream.", "drops slow readers, keeps connections warm"),
          entry("runtime.service.", "gives up waiting for a broker that is not there"),
          entry("quickstart.", "shows progress, and gives up waiting"));

  /** Who speaks SQL and is neither table nor edge. */
  static final Map<String, String> SQL =
      Map.ofEntries(entry("routing.desk.TicketFilters", "the conditions of the list of tickets"));

  private Exceptions() {}
}
