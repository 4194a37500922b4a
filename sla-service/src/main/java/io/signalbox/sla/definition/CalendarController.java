package io.signalbox.sla.definition;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.businesstime.BusinessCalendar;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.SlaCommand.DefineCalendar;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Business calendars of a workspace. */
@Controller("/v1/calendars")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Calendars")
final class CalendarController {
  private final Gate gate;
  private final DefinitionQueries definitions;

  CalendarController(Gate gate, DefinitionQueries definitions) {
    this.gate = gate;
    this.definitions = definitions;
  }

  @Put("/{id}")
  @Secured({"supervisor", "admin"})
  @Operation(
      summary = "Sets up a calendar or changes one",
      description = "Counts for clocks that start afterwards; one that runs keeps its calendar.")
  @ApiResponse(responseCode = "200", description = "Defined")
  @ApiResponse(responseCode = "400", description = "Not a calendar; says everything that is wrong")
  @RequestBody(content = @Content(schema = @Schema(implementation = Calendar.class)))
  HttpResponse<?> define(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body byte[] body,
      @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    var calendar = Json.read(body, Calendar.class);
    var _ = CalendarProblems.orBadRequest("", () -> BusinessCalendar.of(calendar));
    return gate.command(
        actor,
        Topics.SLA_COMMANDS,
        "calendar.define",
        id,
        new DefineCalendar(id, calendar),
        idempotencyKey);
  }

  @Get("/{id}")
  @Secured({"agent", "supervisor", "ops", "admin"})
  @Operation(summary = "A calendar as it is now")
  @ApiResponse(responseCode = "404", description = "There is no such calendar in the workspace")
  Calendar calendar(@Parameter(hidden = true) Actor actor, String id) {
    return definitions
        .calendar(actor.workspace(), id)
        .orElseThrow(() -> Problem.notFound("No calendar " + id + " in this workspace."));
  }
}
