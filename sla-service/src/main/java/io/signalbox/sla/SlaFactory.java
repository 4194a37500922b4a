package io.signalbox.sla;

import io.micronaut.context.annotation.Factory;
import io.signalbox.contracts.Topic;
import io.signalbox.contracts.Topics;
import io.signalbox.runtime.definition.DefinitionSettings;
import io.signalbox.runtime.settings.TopicPlan;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.sla.watch.SlaProtocol;
import io.signalbox.sla.watch.SlaShard;
import jakarta.inject.Singleton;
import java.util.List;

/** What the SLA service brings to the runtime. */
@Factory
final class SlaFactory {

  @Singleton
  ServiceSpec spec(DefinitionSettings definitions) {
    return new ServiceSpec(
        "sla",
        List.of(new ServiceSpec.Entry(Topics.SLA_COMMANDS, "", true)),
        List.of(Topics.TICKETS),
        List.of(Topics.SLA_CLOCKS, Topics.SLA_ALERTS),
        List.of(
            new ServiceSpec.Stage(
                "ingest",
                List.of(Topics.CONTACTS_INBOUND, Topics.INGEST_COMMANDS),
                Topics.CONTACTS),
            new ServiceSpec.Stage("routing", List.of(Topics.ROUTING_COMMANDS), Topics.TICKETS)),
        SlaProtocol.create(),
        number -> new SlaShard(number, definitions.limits()));
  }

  @Singleton
  TopicPlan topics() {
    return () ->
        Topics.all().stream()
            .map(t -> new TopicPlan.Topic(t.name(), t.retention(), t.kind() == Topic.Kind.ENTRY))
            .toList();
  }
}
