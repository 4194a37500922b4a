package io.signalbox.sla.definition;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.contracts.sla.SlaCommand.DefinePolicies;
import io.signalbox.runtime.definition.DefinitionEdge;
import io.signalbox.runtime.definition.SingleDefinitionController;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The policies of a workspace, in the order they are tried; the first that fits counts. */
@Controller("/v1/policies")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Policies")
final class PolicyController extends SingleDefinitionController<DefinePolicies> {
  PolicyController(DefinitionEdge edge) {
    super(Definitions.POLICIES, edge);
  }

  @Override
  @RequestBody(content = @Content(schema = @Schema(implementation = DefinePolicies.class)))
  public HttpResponse<?> define(Actor actor, byte[] body, @Nullable String key) {
    return super.define(actor, body, key);
  }
}
