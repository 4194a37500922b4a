package io.signalbox.runtime.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** The audit log of a workspace. */
@Controller("/v1/audit")
@Tag(name = "Audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ops", "admin"})
final class AuditController {
  private final AuditLog audit;

  AuditController(AuditLog audit) {
    this.audit = audit;
  }

  @Get
  @Operation(summary = "Who did what, the newest first")
  @Parameter(name = "actor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "action", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "subject", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
  @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  HttpResponse<?> lines(HttpRequest<?> request, @Parameter(hidden = true) Actor actor) {
    var page = Page.of(request, "actor", "action", "subject");
    return page.answerOf(
        audit.lines(actor.workspace(), page), line -> List.of(line.id().toString()));
  }
}
