package io.signalbox.runtime.health;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.settings.ServiceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The service's OpenAPI document, as the build made it from title and version of the service:
 * {@code META-INF/swagger/signalbox-<service>-1.yml}.
 */
@Controller("/openapi")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class OpenApiController {
  private final String resource;
  private final ResourceResolver resources;

  OpenApiController(ServiceSettings settings, ResourceResolver resources) {
    this.resource = "classpath:META-INF/swagger/signalbox-" + settings.service() + "-1.yml";
    this.resources = resources;
  }

  @Get
  @Produces("application/yaml")
  HttpResponse<String> document() {
    try (var document =
        resources
            .getResourceAsStream(resource)
            .orElseThrow(() -> Problem.notFound("This service has no OpenAPI document."))) {
      return HttpResponse.ok(new String(document.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
