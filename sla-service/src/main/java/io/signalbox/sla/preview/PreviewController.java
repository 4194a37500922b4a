package io.signalbox.sla.preview;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.businesstime.BusinessCalendar;
import io.signalbox.businesstime.WorkingTime;
import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.Policy;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.sla.clock.ExplainedClock;
import io.signalbox.sla.definition.CalendarProblems;
import io.signalbox.sla.policy.PolicyCheck;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries out a policy. */
@Controller("/v1/policies")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"integration", "agent", "supervisor", "ops", "admin"})
@Tag(name = "Policies")
final class PreviewController {
  private static final int STEPS_MAX = 1_000;

  /** A policy, the calendar it means, and what happens to a ticket. */
  record Question(
      @Nullable Calendar calendar,
      @Nullable Policy policy,
      @Nullable List<@Nullable Step> timeline,
      @Nullable Instant now) {}

  /** The clocks that there would be. */
  record Answer(List<ExplainedClock> clocks) {}

  @Post("/preview")
  @Operation(
      summary = "The clocks that a policy would run on a timeline, without effect",
      description = "What comes after now has not happened yet.")
  @ApiResponse(responseCode = "400", description = "Not a calendar, policy or timeline")
  @RequestBody(content = @Content(schema = @Schema(implementation = Question.class)))
  Answer preview(@Body byte[] body) {
    var question = Json.read(body, Question.class);
    var policy = Questions.required(question.policy(), "/policy");
    requireWhole(policy);
    var now = Questions.required(question.now(), "/now");
    var steps = steps(Questions.required(question.timeline(), "/timeline"));
    var calendar = question.calendar();
    return CalendarProblems.orBadRequest(
        "/calendar",
        () -> {
          check(policy, calendar, now);
          var simulated = Timeline.events(steps);
          return new Answer(Simulation.of(policy, calendar).play(simulated, now));
        });
  }

  private static List<Step> steps(List<@Nullable Step> given) {
    if (given.size() > STEPS_MAX) {
      throw Questions.wrong("/timeline", "too-many", "At most " + STEPS_MAX + " events.");
    }
    return given.stream().map(step -> Questions.required(step, "/timeline")).toList();
  }

  /** This body is checked by no schema, so a target may lack what the schema requires. */
  private static void requireWhole(Policy policy) {
    Questions.required(policy.id(), "/policy/id");
    for (int i = 0; i < policy.targets().size(); i++) {
      var pointer = "/policy/targets/" + i;
      Questions.required(policy.targets().get(i).metric(), pointer + "/metric");
      Questions.required(policy.targets().get(i).within(), pointer + "/within");
    }
  }

  private static void check(Policy policy, @Nullable Calendar calendar, Instant now) {
    var time = calendar == null ? WorkingTime.AROUND_THE_CLOCK : BusinessCalendar.of(calendar);
    var faults = PolicyCheck.faults(List.of(policy), id -> time, now);
    if (faults.isEmpty()) return;
    throw Problem.badRequest("invalid-policy", faults.getFirst().detail())
        .withErrors(
            faults.stream()
                .map(
                    fault ->
                        new Problem.FieldError(
                            fault.pointer().replace("/policies/0", "/policy"),
                            fault.code(),
                            fault.detail()))
                .toList());
  }
}
