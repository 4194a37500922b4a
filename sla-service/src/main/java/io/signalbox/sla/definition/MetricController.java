package io.signalbox.sla.definition;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.signalbox.sla.metric.MetricRule;
import io.signalbox.sla.metric.Metrics;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** What a policy can promise. */
@Controller("/v1/metrics")
@Secured({"agent", "supervisor", "ops", "admin"})
@Tag(name = "Policies")
final class MetricController {
  /** All metrics. */
  record Table(List<MetricRule> items) {}

  @Get
  @Operation(summary = "The metrics: what starts, pauses and keeps the clocks of each")
  Table metrics() {
    return new Table(Metrics.TABLE);
  }
}
