package io.signalbox.survey;

import io.signalbox.runtime.service.ServiceMain;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/** Starts the survey service. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Signalbox survey",
            version = "1",
            description = "Ask customers how it went, and read what they said.",
            license = @License(name = "Apache-2.0")))
public final class Main {
  private Main() {}

  /** Runs until the process is told to stop. */
  public static void main(String[] args) {
    ServiceMain.run("survey", Main.class, args);
  }
}
