package io.signalbox.sla.alert;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.sla.SlaCommand.AcknowledgeAlert;
import io.signalbox.runtime.access.ServesNarrowed;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.shard.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Warnings and breaches, and who looks after them. */
@Controller("/v1/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"agent", "supervisor", "ops", "admin"})
@ServesNarrowed
@Tag(name = "Alerts")
final class AlertController {
  private final Gate gate;
  private final AlertQueries alerts;

  AlertController(Gate gate, AlertQueries alerts) {
    this.gate = gate;
    this.alerts = alerts;
  }

  /** What whoever looks after it has to say, at most 1000 characters. */
  record Note(@Nullable String note) {}

  @Get
  @Operation(summary = "Alerts, the newest first")
  @Parameter(name = "ticket", in = ParameterIn.QUERY)
  @Parameter(name = "metric", in = ParameterIn.QUERY)
  @Parameter(name = "priority", in = ParameterIn.QUERY)
  @Parameter(name = "kind", in = ParameterIn.QUERY, description = "warning or breach")
  @Parameter(
      name = "state",
      in = ParameterIn.QUERY,
      description = "open, acknowledged, closed or retracted")
  @Parameter(name = "limit", in = ParameterIn.QUERY)
  @Parameter(name = "cursor", in = ParameterIn.QUERY)
  HttpResponse<?> list(HttpRequest<?> request, @Parameter(hidden = true) Actor actor) {
    var page = Page.of(request, AlertQueries.FILTERS);
    return page.answerOf(
        alerts.list(actor, page), row -> List.of(row.id().toString()), AlertView::of);
  }

  @Post("/{id}/acknowledge")
  @Operation(summary = "Says that somebody looks after an alert")
  @ApiResponse(responseCode = "200", description = "They do")
  @ApiResponse(
      responseCode = "409",
      description = "Refused: unknown-alert, closed, retracted, already-acknowledged")
  HttpResponse<?> acknowledge(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Body @Nullable Note note,
      @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    var by = actor.agent() == null ? actor.name() : actor.agent();
    return gate.command(
        actor,
        Topics.SLA_COMMANDS,
        "alert.acknowledge",
        id,
        new AcknowledgeAlert(id, by, note == null ? null : note.note()),
        idempotencyKey);
  }
}
