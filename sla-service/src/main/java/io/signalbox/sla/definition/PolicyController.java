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
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.sla.SlaCommand.DefinePolicies;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The policies of a workspace, in the order they are tried. */
@Controller("/v1/policies")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Policies")
final class PolicyController {
  private final Gate gate;
  private final DefinitionQueries definitions;

  PolicyController(Gate gate, DefinitionQueries definitions) {
    this.gate = gate;
    this.definitions = definitions;
  }

  @Put
  @Secured({"supervisor", "admin"})
  @Operation(
      summary = "Replaces all policies",
      description =
          "Counts for promises made afterwards. The first policy that fits a ticket counts.")
  @ApiResponse(responseCode = "200", description = "Defined")
  @ApiResponse(
      responseCode = "409",
      description = "Refused, such as for a calendar that is not there")
  @RequestBody(content = @Content(schema = @Schema(implementation = DefinePolicies.class)))
  HttpResponse<?> define(
      @Parameter(hidden = true) Actor actor,
      @Body byte[] body,
      @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    return gate.command(
        actor,
        Topics.SLA_COMMANDS,
        "policy.define",
        "policies",
        body, // as it came: read first, it would say nothing of policies that are missing
        idempotencyKey);
  }

  @Get
  @Secured({"agent", "supervisor", "ops", "admin"})
  @Operation(summary = "All policies; none if none were ever defined, and then nothing is promised")
  DefinePolicies policies(@Parameter(hidden = true) Actor actor) {
    return definitions.policies(actor.workspace());
  }
}
