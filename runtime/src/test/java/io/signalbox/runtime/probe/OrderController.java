package io.signalbox.runtime.probe;

import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.signalbox.runtime.definition.DefinitionEdge;
import io.signalbox.runtime.definition.SingleDefinitionController;

/** The same of a kind of which there is one. */
@Controller("/v1/order")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class OrderController extends SingleDefinitionController<ProbeShard.Order> {
  OrderController(DefinitionEdge edge) {
    super(ProbeShard.ORDER, edge);
  }
}
