package io.signalbox.routing.setup;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.definition.RoutingKinds;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.definition.DefinitionEdge;
import io.signalbox.runtime.definition.DefinitionVerbController;
import io.signalbox.runtime.edge.Commands;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Agents: who they are, what they can, whether they are there. */
@Controller("/v1/agents")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Agents")
final class AgentController extends DefinitionVerbController<DefineAgent> {
  private final Commands commands;
  private final AgentQueries agents;

  AgentController(Commands commands, AgentQueries agents, DefinitionEdge edge) {
    super(RoutingKinds.AGENT, edge);
    this.commands = commands;
    this.agents = agents;
  }

  @Get
  @ServesNarrowed
  @Secured({"agent", "supervisor", "ops", "admin"})
  @Operation(summary = "Agents by id")
  @Parameter(
      name = "presence",
      in = ParameterIn.QUERY,
      description = "available, away or offline",
      schema = @Schema(type = "string"))
  @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
  @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  HttpResponse<?> list(HttpRequest<?> request, @Parameter(hidden = true) Actor actor) {
    var page = Page.of(request, AgentQueries.PRESENCE);
    return page.answerOf(agents.list(actor, page), details -> List.of(details.agent().id()));
  }

  @Get("/{id}")
  @ServesNarrowed
  @Secured({"agent", "supervisor", "ops", "admin"})
  @Operation(summary = "One agent")
  @ApiResponse(responseCode = "404", description = "There is no such agent in the workspace")
  AgentDetails agent(@Parameter(hidden = true) Actor actor, String id) {
    return agents
        .find(actor, id)
        .orElseThrow(() -> Problem.notFound("No agent " + id + " in this workspace."));
  }

  @Override
  @RequestBody(content = @Content(schema = @Schema(implementation = DefineAgent.class)))
  public HttpResponse<?> define(Actor actor, String id, byte[] body, @Nullable String key) {
    return super.define(actor, id, body, key);
  }

  @Put("/{id}/presence")
  @ServesNarrowed
  @Secured({"agent", "supervisor", "admin"})
  @Operation(summary = "Says whether an agent takes work")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = RoutingCommand.SetPresence.class)))
  @ApiResponse(responseCode = "200", description = "Done")
  @ApiResponse(responseCode = "409", description = "unknown-agent, unknown-presence")
  HttpResponse<?> presence(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body byte[] body,
      @Header(Commands.IDEMPOTENCY_KEY) @Nullable String idempotencyKey) {
    return commands.send(actor, "agent.presence", "agentId", id, body, idempotencyKey);
  }
}
