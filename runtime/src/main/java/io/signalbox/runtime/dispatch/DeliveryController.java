package io.signalbox.runtime.dispatch;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.runtime.delivery.SendAgain;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.PageQuery;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.ServiceSpec;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls to the outside that have not succeeded: the list, and the way back for one that failed. */
@Controller("/v1/deliveries")
@Tag(name = "Deliveries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ops", "admin"})
@Requires(beans = ServiceSpec.class)
final class DeliveryController {
  private final DeliveryRows rows;
  private final Gate gate;
  private final InstantSource clock;

  DeliveryController(DeliveryRows rows, Gate gate, InstantSource clock) {
    this.rows = rows;
    this.gate = gate;
    this.clock = clock;
  }

  /** The newest first. */
  @Get
  @Operation(summary = "Calls to the outside that have not succeeded")
  @Parameter(name = "target", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "state", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
  @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  HttpResponse<?> list(HttpRequest<?> request, @Parameter(hidden = true) Actor actor) {
    var page = Page.of(request, "target", "state");
    var found =
        PageQuery.<DeliveryRow>in(actor.workspace(), page)
            .filteredBy("target", "state")
            .descending(rows, new PageQuery.Key<>("number", Long::valueOf));
    return page.answerOf(found, row -> List.of(Long.toString(row.number())), DeliveryLine::of);
  }

  @Get("/{id}")
  @Operation(summary = "One of them")
  DeliveryLine one(@Parameter(hidden = true) Actor actor, UUID id) {
    return DeliveryLine.of(find(actor, id));
  }

  /** It takes its old place in its lane again. */
  @Post("/{id}/retry")
  @Status(HttpStatus.ACCEPTED)
  @Operation(summary = "Has one that failed tried again, for as long as a new one")
  Map<String, String> retry(@Parameter(hidden = true) Actor actor, UUID id) {
    var row = find(actor, id);
    if (!row.state().equals("failed")) {
      throw Problem.refused("not-failed", "It has not failed for good: it is still tried.");
    }
    var again = new SendAgain(id);
    var name = Ids.timeOrdered(clock.instant(), again.type(), id.toString());
    gate.appendOwn(actor, again.type(), new Gate.Entry(name, row.subject(), again));
    return Map.of("id", id.toString(), "status", "received", "commandId", name);
  }

  private DeliveryRow find(Actor actor, UUID id) {
    return rows.findByIdAndWorkspace(id, actor.workspace())
        .orElseThrow(
            () ->
                Problem.notFound(
                    "There is no such delivery in your workspace, or it has succeeded."));
  }
}
