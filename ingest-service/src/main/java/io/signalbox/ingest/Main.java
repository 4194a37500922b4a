package io.signalbox.ingest;

import io.signalbox.runtime.service.ServiceMain;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/** Starts the ingest service. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Signalbox ingest",
            version = "1",
            description = "Hand in contacts of customers, and ask what became of them.",
            license = @License(name = "Apache-2.0")))
public final class Main {
  private Main() {}

  /** Runs until the process is told to stop. */
  public static void main(String[] args) {
    ServiceMain.run("ingest", Main.class, args);
  }
}
