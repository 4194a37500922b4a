package io.signalbox.runtime.probe;

import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.runtime.definition.DefinitionController;
import io.signalbox.runtime.definition.DefinitionEdge;

/** What a service says of a kind of definitions. */
@Controller("/v1/things")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class ThingController extends DefinitionController<ProbeShard.Thing> {
  ThingController(DefinitionEdge edge) {
    super(ProbeShard.THING, edge);
  }
}
