package io.signalbox.routing;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.signalbox.contracts.Topic;
import io.signalbox.contracts.Topics;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.shard.RoutingProtocol;
import io.signalbox.routing.shard.RoutingShard;
import io.signalbox.runtime.definition.DefinitionSettings;
import io.signalbox.runtime.settings.TopicPlan;
import io.signalbox.runtime.shard.ServiceSpec;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** What routing brings to the runtime. */
@Factory
final class RoutingFactory {

  @Singleton
  ServiceSpec spec(RoutingSettings settings, DefinitionSettings definitions) {
    return new ServiceSpec(
        "routing",
        List.of(new ServiceSpec.Entry(Topics.ROUTING_COMMANDS, "", true)),
        List.of(Topics.CONTACTS),
        List.of(Topics.TICKETS, Topics.CONTACTS_OUTBOUND),
        List.of(
            new ServiceSpec.Stage(
                "ingest",
                List.of(Topics.CONTACTS_INBOUND, Topics.INGEST_COMMANDS),
                Topics.CONTACTS)),
        RoutingProtocol.create(),
        number -> new RoutingShard(number, definitions.limits(), settings));
  }

  @Singleton
  RoutingSettings settings(
      @Property(name = "routing.offer-timeout") Duration offerTimeout,
      @Property(name = "routing.cool-down") Duration coolDown,
      @Property(name = "routing.declined-pause") Duration declinedPause,
      @Property(name = "routing.reopen-window") Duration reopenWindow,
      @Property(name = "routing.absent-work") Duration absentWork,
      @Property(name = "routing.absent-waiting") Duration absentWaiting,
      @Property(name = "routing.tickets-kept") Duration ticketsKept,
      @Property(name = "routing.tickets-cached-max") int ticketsCachedMax) {
    return new RoutingSettings(
        offerTimeout,
        coolDown,
        declinedPause,
        reopenWindow,
        absentWork,
        absentWaiting,
        ticketsKept,
        ticketsCachedMax);
  }

  @Singleton
  TopicPlan topics() {
    return () ->
        Topics.all().stream()
            .map(t -> new TopicPlan.Topic(t.name(), t.retention(), t.kind() == Topic.Kind.ENTRY))
            .toList();
  }
}
