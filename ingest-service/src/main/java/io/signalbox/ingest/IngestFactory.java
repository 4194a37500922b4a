package io.signalbox.ingest;

import io.micronaut.context.annotation.Factory;
import io.signalbox.contracts.Topic;
import io.signalbox.contracts.Topics;
import io.signalbox.ingest.intake.IngestProtocol;
import io.signalbox.ingest.intake.IngestShard;
import io.signalbox.runtime.definition.DefinitionSettings;
import io.signalbox.runtime.settings.TopicPlan;
import io.signalbox.runtime.shard.ServiceSpec;
import jakarta.inject.Singleton;
import java.util.List;

/** What ingest brings to the runtime. */
@Factory
final class IngestFactory {

  @Singleton
  ServiceSpec spec(IngestSettings settings, DefinitionSettings definitions) {
    var regions = settings.asRegions();
    return new ServiceSpec(
        "ingest",
        List.of(
            // a line of audit for each contact would be a second copy of the contacts
            new ServiceSpec.Entry(Topics.CONTACTS_INBOUND, "contact.submitted", false),
            new ServiceSpec.Entry(Topics.INGEST_COMMANDS, "", true)),
        List.of(Topics.TICKETS),
        List.of(Topics.CONTACTS),
        List.of(),
        new IngestProtocol(),
        number -> new IngestShard(number, definitions.limits(), regions));
  }

  @Singleton
  TopicPlan topics() {
    return () ->
        Topics.all().stream()
            .map(t -> new TopicPlan.Topic(t.name(), t.retention(), t.kind() == Topic.Kind.ENTRY))
            .toList();
  }
}
