package io.signalbox.runtime.erasure;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Whether this service has erased a customer. */
@Controller("/v1/customers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Customers")
@Secured({"supervisor", "ops", "admin"})
final class ErasureController {
  private final ErasureRows table;
  private final ServiceSettings settings;

  ErasureController(ErasureRows table, ServiceSettings settings) {
    this.table = table;
    this.settings = settings;
  }

  @Get("/{id}/erasure")
  @Operation(
      summary = "How far this service has come with erasing a customer",
      description =
          "Each of the four services answers for itself; all is done when all four say so.")
  @ApiResponse(responseCode = "404", description = "This service was not asked to, or not yet")
  ErasureView erasure(@Parameter(hidden = true) Actor actor, String id) {
    return table
        .findById(Erasure.key(actor.workspace(), id))
        .map(row -> ErasureView.of(row, settings.service()))
        .orElseThrow(
            () -> Problem.notFound("Nothing is known here of an erasure of customer " + id + "."));
  }
}
