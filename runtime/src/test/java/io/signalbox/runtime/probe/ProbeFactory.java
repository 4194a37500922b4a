package io.signalbox.runtime.probe;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.signalbox.runtime.delivery.Carrier;
import io.signalbox.runtime.json.JsonProtocol;
import io.signalbox.runtime.settings.TopicPlan;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.shard.ServiceSpec;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@Factory
final class ProbeFactory {
  private final Topics topics;
  private final String name;

  private static final String SCHEMA =
      """
      {"type": "object", "required": ["number"],
       "properties": {"number": {"type": "integer", "maximum": 1000},
                      "note": {"type": "string"}}}\
      """;

  private static final String THING =
      """
      {"type": "object", "required": ["id", "text"],
       "properties": {"id": {"type": "string", "minLength": 1, "maxLength": 200},
                      "text": {"type": "string"}}}\
      """;

  /**
   * A probe.
   *
   * @param name its group's as well: members that have left are expected back for some seconds, so
   *     probes of several instances need one of their own
   */
  ProbeFactory(Topics topics, @Value("${probe.name:probe}") String name) {
    this.topics = topics;
    this.name = name;
  }

  @Singleton
  ServiceSpec spec() {
    return new ServiceSpec(
        name,
        List.of(new ServiceSpec.Entry(topics.commands(), "probe.add", true)),
        List.of(topics.things()),
        List.of(topics.events()),
        List.of(),
        new JsonProtocol(
            ProbeShard.KINDS.messages(new Messages()),
            ProbeShard.KINDS.permissions((actor, _, _, _) -> actor.role() != Role.SUPERVISOR)),
        number -> new ProbeShard(number, topics.events()));
  }

  @Singleton
  Carrier carrier() {
    return new ProbeCarrier();
  }

  @Singleton
  TopicPlan plan() {
    return () ->
        List.of(
            new TopicPlan.Topic(topics.commands(), Duration.ofDays(7), true),
            new TopicPlan.Topic(topics.things(), Duration.ofDays(30), false),
            new TopicPlan.Topic(topics.events(), Duration.ofDays(30), false));
  }

  private static final class Messages implements JsonProtocol.Messages {
    @Override
    public Optional<Class<?>> classOf(String topic, String type) {
      return switch (type) {
        case "probe.add" -> Optional.of(ProbeShard.Add.class);
        case "thing.define" -> Optional.of(ProbeShard.Thing.class);
        case "order.define" -> Optional.of(ProbeShard.Order.class);
        default -> Optional.empty();
      };
    }

    @Override
    public Optional<String> schemaOf(String topic, String type) {
      return switch (type) {
        case "thing.define" -> Optional.of(THING);
        case "order.define" -> Optional.of("{\"required\": [\"things\"]}");
        default -> topic.endsWith(".commands") ? Optional.of(SCHEMA) : Optional.empty();
      };
    }
  }
}
