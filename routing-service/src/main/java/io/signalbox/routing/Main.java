package io.signalbox.routing;

import io.signalbox.runtime.service.ServiceMain;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/** Starts the routing service. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Signalbox routing",
            version = "1",
            description = "Tickets, agents, offers: who works on what, and why.",
            license = @License(name = "Apache-2.0")))
public final class Main {
  private Main() {}

  /** Runs until the process is told to stop. */
  public static void main(String[] args) {
    ServiceMain.run("routing", Main.class, args);
  }
}
