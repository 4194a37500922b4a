package io.signalbox.runtime.service;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.exceptions.ApplicationStartupException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Starts a service, as a process of its own or beside others in one JVM. */
public final class ServiceMain {
  private static final int CAUSES_MAX = 20;

  private ServiceMain() {}

  /**
   * Runs the service as this process, which ends with status 1 and one clear message when it cannot
   * start.
   *
   * @param service {@code ingest}, {@code routing}, {@code sla} or {@code survey}
   */
  @SuppressWarnings("SystemOut") // the operator's terminal, not the log
  public static void run(String service, Class<?> mainClass, String... args) {
    try {
      var _ = start(service, mainClass, Map.of(), args);
    } catch (RuntimeException e) {
      System.err.println("signalbox " + service + " does not start: " + reason(e));
      System.exit(1);
    }
  }

  /**
   * Starts the service in this JVM and returns once it serves.
   *
   * @param properties settings that win over files and environment
   */
  public static ApplicationContext start(
      String service, Class<?> mainClass, Map<String, Object> properties, String... args) {
    var all = new HashMap<String, Object>(properties);
    all.put("signalbox.service", service);
    all.put("micronaut.application.name", service);
    return new Starting()
        .args(args)
        .mainClass(mainClass)
        .environments(service)
        .properties(all)
        .banner(false)
        .eagerInitSingletons(true) // what is missing is told at start, not by the first request
        .start();
  }

  /**
   * Throws what went wrong. Micronaut's own way is to log it with its whole stack and to end the
   * process, also when other services run in it.
   */
  private static final class Starting extends Micronaut {
    @Override
    protected void handleStartupException(Environment environment, Throwable exception) {
      throw new ApplicationStartupException(String.valueOf(exception.getMessage()), exception);
    }
  }

  /** The first sentence meant for an operator, or the innermost one there is. */
  static String reason(Throwable e) {
    var cause = e;
    for (int i = 0; i < CAUSES_MAX && cause.getCause() != null; i++) {
      if (cause instanceof StartException
          || cause instanceof IllegalArgumentException
          || cause instanceof SQLException) {
        break;
      }
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
