package io.signalbox.runtime.edge;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What became of a command that was answered 202. */
@Controller("/v1/commands")
@Tag(name = "Commands")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ServesNarrowed // a command is found by an id that only its sender knows
final class CommandController {
  private final Outcomes outcomes;
  private final Reads reads;

  CommandController(Outcomes outcomes, Reads reads) {
    this.outcomes = outcomes;
    this.reads = reads;
  }

  @Get("/{id}")
  @Operation(summary = "What became of a command that was answered 202")
  @ApiResponse(responseCode = "404", description = "There was none in the last 24 hours")
  Answer command(@Parameter(hidden = true) Actor actor, String id) {
    var workspace = actor.workspace();
    return reads
        .decided(
            workspace,
            () -> outcomes.of(workspace, id).map(row -> Answer.of(id, row)),
            () -> Answer.received(id))
        .orElseThrow(() -> Problem.notFound("There was no such command in the last 24 hours."));
  }
}
