package io.signalbox.survey.fatigue;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.survey.SurveyCommand.OptOut;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Customers who want no surveys. */
@Controller("/v1/customers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Customers")
final class OptOutController {
  private final Gate gate;

  OptOutController(Gate gate) {
    this.gate = gate;
  }

  /** Whether the wish is taken back; without a body it is made. */
  record Wish(boolean revoked) {}

  @Put("/{id}/opt-out")
  @Secured({"integration", "agent", "supervisor", "admin"})
  @Operation(summary = "A customer wants no surveys; with {\"revoked\":true} wants them again")
  HttpResponse<?> optOut(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body @Nullable Wish wish,
      @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    var command = new OptOut(id, wish != null && wish.revoked());
    return gate.command(
        actor, Topics.SURVEY_COMMANDS, "customer.opt-out", id, command, idempotencyKey);
  }
}
