package io.signalbox.routing.setup;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import io.signalbox.routing.definition.RoutingKinds;
import io.signalbox.runtime.definition.DefinitionController;
import io.signalbox.runtime.definition.DefinitionEdge;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where agents work, and what may be given there. */
@Controller("/v1/sites")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Sites")
final class SiteController extends DefinitionController<DefineSite> {
  SiteController(DefinitionEdge edge) {
    super(RoutingKinds.SITE, edge);
  }

  @Override
  @RequestBody(content = @Content(schema = @Schema(implementation = DefineSite.class)))
  public HttpResponse<?> define(Actor actor, String id, byte[] body, @Nullable String key) {
    return super.define(actor, id, body, key);
  }
}
