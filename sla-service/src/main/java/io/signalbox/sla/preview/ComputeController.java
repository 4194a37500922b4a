package io.signalbox.sla.preview;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.businesstime.BusinessCalendar;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.sla.definition.CalendarProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Tries out a calendar. */
@Controller("/v1/calendars")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"integration", "agent", "supervisor", "ops", "admin"})
@Tag(name = "Calendars")
final class ComputeController {

  @Post("/compute")
  @Operation(
      summary = "Counts by a calendar, without effect",
      description = "With add: the moment that much business time away. With to: the time between.")
  @ApiResponse(responseCode = "400", description = "Not a calendar or not a question")
  @ApiResponse(responseCode = "422", description = "Out of reach: not open within a hundred years")
  @RequestBody(content = @Content(schema = @Schema(implementation = Computation.Question.class)))
  Computation.Answer compute(@Body byte[] body) {
    var question = Json.read(body, Computation.Question.class);
    var calendar = Questions.required(question.calendar(), "/calendar");
    var from = Questions.required(question.from(), "/from");
    var add = question.add();
    var to = question.to();
    return CalendarProblems.orBadRequest(
        "/calendar",
        () -> {
          var time = BusinessCalendar.of(calendar);
          if (add != null && to == null) return Computation.add(time, from, add);
          if (to != null && add == null) return Computation.elapsed(time, from, to);
          throw Problem.badRequest("add-or-to", "Ask for either 'add' or 'to'.");
        });
  }
}
