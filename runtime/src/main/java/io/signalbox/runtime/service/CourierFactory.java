package io.signalbox.runtime.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.signalbox.runtime.delivery.Carrier;
import io.signalbox.runtime.delivery.Reporter;
import io.signalbox.runtime.delivery.ResilientCourier;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.settings.DeliverySettings;
import io.signalbox.runtime.settings.LoopTuning;
import io.signalbox.runtime.shard.ServiceSpec;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Who makes calls to the outside, by the carriers that a service has. */
@Factory
final class CourierFactory {
  @Singleton
  @Requires(beans = ServiceSpec.class)
  @Bean(preDestroy = "close")
  ResilientCourier courier(
      List<Carrier> carriers,
      DeliverySettings settings,
      Reporter reporter,
      LoopTuning tuning,
      MeterRegistry meters,
      InstantSource clock) {
    var courier =
        new ResilientCourier(
            carriers, settings.limits(), reporter, clock, Faults.haltingAt(tuning.haltAt()));
    Gauge.builder("signalbox.deliveries.in.hand", courier, ResilientCourier::inHand)
        .description("attempts that wait for their turn or are under way")
        .register(meters);
    Gauge.builder("signalbox.deliveries.resting", courier, each -> each.resting().size())
        .description("targets that are left alone because too many calls have failed")
        .register(meters);
    return courier;
  }
}
