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
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The service's OpenAPI document: what the build made of the service's own controllers, and of
 * those that every service has. Both are made from title and version: {@code
 * META-INF/swagger/signalbox-<service>-1.yml}.
 */
@Controller("/openapi")
@Hidden
@OpenAPIDefinition(info = @Info(title = "Signalbox runtime", version = "1"))
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class OpenApiController {
  private final String service;
  private final ResourceResolver resources;

  OpenApiController(ServiceSettings settings, ResourceResolver resources) {
    this.service = settings.service();
    this.resources = resources;
  }

  @Get
  @Produces("application/yaml")
  HttpResponse<String> document() {
    var own =
        read(service).orElseThrow(() -> Problem.notFound("This service has no OpenAPI document."));
    return HttpResponse.ok(read("runtime").map(all -> OpenApi.together(own, all)).orElse(own));
  }

  private Optional<String> read(String name) {
    var resource = "classpath:META-INF/swagger/signalbox-" + name + "-1.yml";
    return resources
        .getResourceAsStream(resource)
        .map(
            document -> {
              try (document) {
                return new String(document.readAllBytes(), StandardCharsets.UTF_8);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
