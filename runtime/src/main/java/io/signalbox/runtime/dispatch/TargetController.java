package io.signalbox.runtime.dispatch;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.signalbox.runtime.delivery.ResilientCourier;
import io.signalbox.runtime.delivery.Target;
import io.signalbox.runtime.delivery.TargetSwitch;
import io.signalbox.runtime.edge.Gate;
import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.ServiceSpec;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where deliveries go: how each target stands, and whether it is called. */
@Controller("/v1/delivery-targets")
@Tag(name = "Deliveries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ops", "admin"})
@Requires(beans = ServiceSpec.class)
final class TargetController {
  private final DeliveryRows rows;
  private final ResilientCourier courier;
  private final Gate gate;
  private final int partitions;

  TargetController(
      DeliveryRows rows, ResilientCourier courier, Gate gate, ServiceSettings settings) {
    this.rows = rows;
    this.courier = courier;
    this.gate = gate;
    this.partitions = settings.partitions();
  }

  /** By name. */
  @Get
  @Operation(summary = "Targets to which deliveries wait or have failed, and those paused")
  @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
  @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  HttpResponse<?> list(HttpRequest<?> request, @Parameter(hidden = true) Actor actor) {
    var page = Page.of(request);
    var workspace = actor.workspace();
    var shard = Partitions.of(workspace.getBytes(StandardCharsets.UTF_8), partitions);
    var after = page.after();
    var behind = after == null ? "" : after.getFirst();
    var found = rows.findTargets(shard, workspace, behind, page.fetch());
    return page.answerOf(
        found,
        line -> List.of(line.name()),
        line -> TargetView.of(line, courier.breaker(new Target(workspace, line.name()))));
  }

  /** What is under way goes on to its end; all else waits, however long. */
  @Post("/{id}/pause")
  @Operation(summary = "Leaves a target alone until it is resumed")
  HttpResponse<?> pause(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    return turn(actor, id, true, idempotencyKey);
  }

  /** In the order of its lanes. */
  @Post("/{id}/resume")
  @Operation(summary = "Lets a target be called again")
  HttpResponse<?> resume(
      @Parameter(hidden = true) Actor actor,
      String id,
      @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    return turn(actor, id, false, idempotencyKey);
  }

  private HttpResponse<?> turn(Actor actor, String id, boolean paused, @Nullable String key) {
    var wanted = wanted(id, paused);
    return gate.commandOwn(actor, wanted.type(), id, wanted, key);
  }

  private static TargetSwitch wanted(String id, boolean paused) {
    try {
      return new TargetSwitch(id, paused);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("bad-target", String.valueOf(e.getMessage()) + ".");
    }
  }
}
