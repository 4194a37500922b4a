package io.signalbox.routing.setup;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import io.signalbox.routing.definition.Defined;
import io.signalbox.routing.definition.Defined.Kind;
import io.signalbox.routing.desk.Commands;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queues, sites and rules. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Definitions")
final class DefinitionController {
  private final Commands commands;
  private final DefinitionQueries definitions;

  DefinitionController(Commands commands, DefinitionQueries definitions) {
    this.commands = commands;
    this.definitions = definitions;
  }

  @Get("/queues/{id}")
  @Secured({"agent", "supervisor", "ops", "admin"})
  @Operation(summary = "One queue")
  @ApiResponse(responseCode = "404", description = "There is no such queue in the workspace")
  DefineQueue queue(@Parameter(hidden = true) Actor actor, String id) {
    return definitions
        .find(actor.workspace(), Kind.QUEUE, id, DefineQueue.class)
        .orElseThrow(() -> Problem.notFound("No queue " + id + " in this workspace."));
  }

  @Put("/queues/{id}")
  @Secured({"supervisor", "admin"})
  @Operation(summary = "Opens a queue or changes one")
  @RequestBody(content = @Content(schema = @Schema(implementation = DefineQueue.class)))
  @ApiResponse(responseCode = "200", description = "Done")
  @ApiResponse(responseCode = "409", description = "unknown-site, bad-offer-timeout, too-many")
  HttpResponse<?> defineQueue(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body byte[] body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return commands.send(actor, "queue.define", "id", id, body, idempotencyKey);
  }

  @Get("/sites/{id}")
  @Secured({"agent", "supervisor", "ops", "admin"})
  @Operation(summary = "One site")
  @ApiResponse(responseCode = "404", description = "There is no such site in the workspace")
  DefineSite site(@Parameter(hidden = true) Actor actor, String id) {
    return definitions
        .find(actor.workspace(), Kind.SITE, id, DefineSite.class)
        .orElseThrow(() -> Problem.notFound("No site " + id + " in this workspace."));
  }

  @Put("/sites/{id}")
  @Secured({"supervisor", "admin"})
  @Operation(summary = "Opens a site or changes one")
  @RequestBody(content = @Content(schema = @Schema(implementation = DefineSite.class)))
  @ApiResponse(responseCode = "200", description = "Done")
  @ApiResponse(responseCode = "409", description = "unknown-time-zone, too-many")
  HttpResponse<?> defineSite(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body byte[] body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return commands.send(actor, "site.define", "id", id, body, idempotencyKey);
  }

  @Get("/rules")
  @Secured({"agent", "supervisor", "ops", "admin"})
  @Operation(summary = "The rules, in the order they are tried")
  DefineRules rules(@Parameter(hidden = true) Actor actor) {
    return definitions
        .find(actor.workspace(), Kind.RULES, Defined.Rules.ID, DefineRules.class)
        .orElseGet(() -> new DefineRules(List.of()));
  }

  @Put("/rules")
  @Secured({"supervisor", "admin"})
  @Operation(summary = "Replaces all rules; one bad rule refuses them all and says where it is bad")
  @RequestBody(content = @Content(schema = @Schema(implementation = DefineRules.class)))
  @ApiResponse(responseCode = "200", description = "Done")
  @ApiResponse(responseCode = "409", description = "bad-rule, unknown-queue")
  HttpResponse<?> defineRules(
      @Parameter(hidden = true) Actor actor,
      @Body byte[] body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return commands.send(actor, "rules.define", body, idempotencyKey);
  }
}
