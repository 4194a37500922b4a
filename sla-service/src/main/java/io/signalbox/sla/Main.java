package io.signalbox.sla;

import io.signalbox.runtime.service.ServiceMain;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/** Starts the SLA service. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Signalbox SLA",
            version = "1",
            description = "Every promise to a customer: calendars, policies, clocks and alerts.",
            license = @License(name = "Apache-2.0")))
public final class Main {
  private Main() {}

  /** Runs until the process is told to stop. */
  public static void main(String[] args) {
    ServiceMain.run("sla", Main.class, args);
  }
}
