package io.signalbox.routing.setup;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.routing.definition.RoutingKinds;
import io.signalbox.runtime.definition.DefinitionController;
import io.signalbox.runtime.definition.DefinitionEdge;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where tickets wait, and how they are offered. */
@Controller("/v1/queues")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Queues")
final class QueueController extends DefinitionController<DefineQueue> {
  QueueController(DefinitionEdge edge) {
    super(RoutingKinds.QUEUE, edge);
  }

  @Override
  @RequestBody(content = @Content(schema = @Schema(implementation = DefineQueue.class)))
  public HttpResponse<?> define(Actor actor, String id, byte[] body, @Nullable String key) {
    return super.define(actor, id, body, key);
  }
}
