package io.signalbox.routing.setup;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.routing.definition.RoutingKinds;
import io.signalbox.runtime.definition.DefinitionEdge;
import io.signalbox.runtime.definition.SingleDefinitionController;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The rules, in the order they are tried; one bad rule refuses them all and says where it is bad.
 */
@Controller("/v1/rules")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Rules")
final class RulesController extends SingleDefinitionController<DefineRules> {
  RulesController(DefinitionEdge edge) {
    super(RoutingKinds.RULES, edge);
  }

  @Override
  @RequestBody(content = @Content(schema = @Schema(implementation = DefineRules.class)))
  public HttpResponse<?> define(Actor actor, byte[] body, @Nullable String key) {
    return super.define(actor, body, key);
  }
}
