package io.signalbox.sla.watch;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.sla.SlaCommand;
import io.signalbox.runtime.json.JsonProtocol;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Protocol;
import io.signalbox.runtime.shard.Role;
import io.signalbox.sla.definition.Definitions;
import java.util.Optional;
import java.util.Set;

/** What the SLA service reads, and from whom. */
public final class SlaProtocol {
  private static final Set<Role> WATCHERS =
      Set.of(Role.AGENT, Role.SUPERVISOR, Role.OPS, Role.ADMIN, Role.SYSTEM);

  private SlaProtocol() {}

  /** The protocol. */
  public static Protocol create() {
    return new JsonProtocol(
        Definitions.KINDS.messages(new Types()), Definitions.KINDS.permissions(new Permissions()));
  }

  private static final class Permissions implements JsonProtocol.Permissions {
    @Override
    public boolean allowed(Actor actor, String topic, String type, Object body) {
      return switch (type) {
        case "alert.acknowledge" -> WATCHERS.contains(actor.role());
        default -> false; // a type added later is closed until somebody opens it
      };
    }

    @Override
    public boolean servesNarrowed(Actor actor, Object body) {
      return body instanceof SlaCommand.AcknowledgeAlert;
    }
  }

  /** Notes, and how far an answer has come, mean nothing to a clock: they need not be read. */
  private static final Set<String> OF_NO_CONCERN =
      Set.of("ticket.noted", "ticket.message-changed", "ticket.messages-erased");

  private static final class Types implements JsonProtocol.Messages {
    @Override
    public Optional<Class<?>> classOf(String topic, String type) {
      return topic.equals(Topics.TICKETS) || topic.equals(Topics.SLA_COMMANDS)
          ? Catalogue.classOf(topic, Catalogue.wireName(type))
          : Optional.empty();
    }

    @Override
    public Optional<String> schemaOf(String topic, String type) {
      return topic.equals(Topics.SLA_COMMANDS)
          ? classOf(topic, type).map(Catalogue::schemaTextOf)
          : Optional.empty();
    }

    @Override
    public boolean concerns(String topic, String type) {
      return !topic.equals(Topics.TICKETS) || !OF_NO_CONCERN.contains(type);
    }
  }
}
