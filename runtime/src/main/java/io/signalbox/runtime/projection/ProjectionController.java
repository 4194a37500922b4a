package io.signalbox.runtime.projection;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.runtime.audit.AuditLog;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** The projections of this process, and a person's word that one is to be built again. */
@Controller("/v1/projections")
@Tag(name = "Projections")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ops", "admin"})
@Requires(beans = Projections.class)
final class ProjectionController {
  private final Projections projections;
  private final AuditLog audit;

  ProjectionController(Projections projections, AuditLog audit) {
    this.projections = projections;
    this.audit = audit;
  }

  /** What {@code GET /v1/projections} says. */
  record ProjectionList(List<ProjectionDetails> items) {}

  @Get
  @Operation(summary = "The projections of this process, and how far they have come")
  ProjectionList list() {
    return new ProjectionList(projections.details());
  }

  @Post("/{name}/rebuild")
  @Operation(
      summary = "Builds a projection again, from the service's tables and then the log",
      description = "Until it is built it answers from what it has.")
  @ApiResponse(responseCode = "202", description = "It begins within seconds")
  @ApiResponse(responseCode = "404", description = "There is no such projection")
  HttpResponse<ProjectionList> rebuild(@Parameter(hidden = true) Actor actor, String name) {
    if (!projections.rebuild(name)) {
      throw Problem.notFound("No projection " + name + " in this service.");
    }
    audit.noteRead(actor, "projection.rebuild", name);
    return HttpResponse.accepted().body(list());
  }
}
