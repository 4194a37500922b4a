package io.signalbox.runtime.service;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import java.util.Map;

/** Starts a service. */
public final class ServiceMain {
  private ServiceMain() {}

  /** Starts the service of that name and returns when it is ready. */
  public static ApplicationContext run(String service, Class<?> mainClass, String... args) {
    return Micronaut.build(args)
        .mainClass(mainClass)
        .environments(service)
        .properties(Map.of("signalbox.service", service))
        .start();
  }
}
