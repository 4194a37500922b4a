package io.signalbox.routing.shard;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.routing.definition.RoutingKinds;
import io.signalbox.runtime.json.JsonProtocol;
import io.signalbox.runtime.shard.Protocol;
import java.util.Optional;
import java.util.Set;

/** Which messages routing reads. */
public final class RoutingProtocol {
  private static final Set<String> READ = Set.of(Topics.ROUTING_COMMANDS, Topics.CONTACTS);

  private RoutingProtocol() {}

  /** Messages as the contracts say, permissions as {@link Permissions} says. */
  public static Protocol create() {
    return new JsonProtocol(
        RoutingKinds.ALL.messages(new Known()), RoutingKinds.ALL.permissions(new Permissions()));
  }

  private static final class Known implements JsonProtocol.Messages {
    @Override
    public Optional<Class<?>> classOf(String topic, String type) {
      return READ.contains(topic)
          ? Catalogue.classOf(topic, Catalogue.wireName(type))
          : Optional.empty();
    }

    @Override
    public Optional<String> schemaOf(String topic, String type) {
      return topic.equals(Topics.ROUTING_COMMANDS)
          ? classOf(topic, type).map(Catalogue::schemaTextOf)
          : Optional.empty();
    }
  }
}
