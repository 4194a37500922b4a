package io.signalbox.runtime.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.signalbox.runtime.loop.KafkaClients;
import io.signalbox.runtime.loop.LogView;
import io.signalbox.runtime.settings.ServiceSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Runs the projections of this process, once the server is open and until it closes. */
@Context
@Requires(beans = Projection.class)
@Requires(property = "signalbox.loop.enabled", notEquals = "false")
final class Projections {
  private final List<Projector> all;
  private final int shards;

  Projections(
      List<Projection> projections,
      KafkaClients kafka,
      LogView log,
      ServiceSettings service,
      MeterRegistry meters,
      InstantSource clock) {
    this.shards = service.partitions();
    this.all =
        projections.stream()
            .map(
                projection -> {
                  var group = service.service() + "-" + projection.name();
                  return new Projector(
                      projection,
                      () -> projection.local() ? kafka.reader() : kafka.passing(group),
                      log,
                      shards,
                      clock);
                })
            .toList();
    for (var each : all) {
      gauge(meters, each, "lag", "seconds", state -> state.lagMillis() / 1_000.0);
      gauge(meters, each, "passed.over", "records", ProjectionState::passedOver);
      gauge(meters, each, "unbuilt", "shards", ProjectionState::unbuilt);
    }
  }

  private static void gauge(
      MeterRegistry meters,
      Projector projector,
      String name,
      String unit,
      ToDoubleFunction<ProjectionState> value) {
    Gauge.builder("signalbox.projection." + name, projector.state(), value)
        .baseUnit(unit)
        .tag("projection", projector.projection().name())
        .register(meters);
  }

  @EventListener
  void begin(ServerStartupEvent opened) {
    all.forEach(Projector::start);
  }

  @EventListener
  void end(ShutdownEvent closing) {
    all.forEach(Projector::close);
  }

  List<ProjectionDetails> details() {
    return all.stream().map(each -> each.state().details(each.projection().name())).toList();
  }

  /** Has a projection built again; whether there is one of that name. */
  boolean rebuild(String name) {
    var named = all.stream().map(Projector::projection).filter(p -> p.name().equals(name)).toList();
    for (var each : named) IntStream.range(0, shards).forEach(each::forget);
    return !named.isEmpty();
  }
}
