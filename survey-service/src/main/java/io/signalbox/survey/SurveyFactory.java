package io.signalbox.survey;

import io.micronaut.context.annotation.Factory;
import io.signalbox.contracts.Topic;
import io.signalbox.contracts.Topics;
import io.signalbox.runtime.definition.DefinitionSettings;
import io.signalbox.runtime.settings.TopicPlan;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.survey.asking.SurveyProtocol;
import io.signalbox.survey.asking.SurveyShard;
import io.signalbox.survey.asking.Terms;
import io.signalbox.survey.token.Tokens;
import jakarta.inject.Singleton;
import java.util.List;

/** What the survey service brings to the runtime. */
@Factory
final class SurveyFactory {

  @Singleton
  Terms terms(SurveySettings settings) {
    return settings.terms();
  }

  @Singleton
  Tokens tokens(SurveySettings settings) {
    return settings.tokens();
  }

  @Singleton
  ServiceSpec spec(
      SurveySettings settings, DefinitionSettings definitions, Terms terms, Tokens tokens) {
    var links = settings.links(tokens);
    return new ServiceSpec(
        "survey",
        // answers are audited too: an entry says which invitation was answered, not what
        List.of(new ServiceSpec.Entry(Topics.SURVEY_COMMANDS, "", true)),
        List.of(Topics.TICKETS),
        List.of(Topics.SURVEYS, Topics.CONTACTS_OUTBOUND),
        List.of(
            new ServiceSpec.Stage(
                "ingest",
                List.of(Topics.CONTACTS_INBOUND, Topics.INGEST_COMMANDS),
                Topics.CONTACTS),
            new ServiceSpec.Stage("routing", List.of(Topics.ROUTING_COMMANDS), Topics.TICKETS)),
        SurveyProtocol.json(),
        number -> new SurveyShard(number, definitions.limits(), terms, links));
  }

  @Singleton
  TopicPlan topics() {
    return () ->
        Topics.all().stream()
            .map(t -> new TopicPlan.Topic(t.name(), t.retention(), t.kind() == Topic.Kind.ENTRY))
            .toList();
  }
}
