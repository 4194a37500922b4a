package io.signalbox.ingest.intake;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.ingest.channel.Channels;
import io.signalbox.ingest.normalising.CardNumbers;
import io.signalbox.runtime.json.JsonProtocol;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Protocol;
import io.signalbox.runtime.shard.Role;
import java.util.Optional;
import java.util.Set;

/**
 * What ingest reads, from whom. A contact's text is worked out while it is decoded, because that is
 * the longest part of the work and decoding is done on several threads.
 */
public final class IngestProtocol implements Protocol {
  private static final Set<String> READ =
      Set.of(Topics.CONTACTS_INBOUND, Topics.INGEST_COMMANDS, Topics.TICKETS);
  private static final Set<Role> INTEGRATIONS = Set.of(Role.INTEGRATION, Role.ADMIN, Role.SYSTEM);
  private static final Set<Role> ERASERS = Set.of(Role.ADMIN, Role.SYSTEM);
  private static final Set<Role> INBOX = Set.of(Role.SUPERVISOR, Role.ADMIN, Role.SYSTEM);

  private final Protocol json =
      new JsonProtocol(
          Channels.KINDS.messages(new Types()), Channels.KINDS.permissions(new Senders()));

  @Override
  public Object decode(String topic, String type, byte[] value) throws UnknownType, BadRecord {
    try {
      var body = json.decode(topic, type, value);
      return body instanceof Submitted contact ? Submission.of(contact) : body;
    } catch (BadRecord bad) {
      // what is wrong may be told by showing it, and is shown with the dead letters
      throw new BadRecord(bad.reason(), CardNumbers.masked(String.valueOf(bad.getMessage())));
    }
  }

  @Override
  public boolean concerns(String topic, String type) {
    return json.concerns(topic, type);
  }

  @Override
  public byte[] encode(Object body) {
    return json.encode(body);
  }

  @Override
  public boolean allowed(Actor actor, String topic, String type, Object body) {
    return json.allowed(actor, topic, type, body);
  }

  private static final class Senders implements JsonProtocol.Permissions {
    @Override
    public boolean allowed(Actor actor, String topic, String type, Object body) {
      return switch (type) {
        case "contact.submitted",
            "customer.define",
            "reply.sent",
            "reply.delivered",
            "reply.read",
            "reply.failed" ->
            INTEGRATIONS.contains(actor.role());
        // it can't be undone: neither an agent nor an integration decides on it
        case "customer.erase" -> ERASERS.contains(actor.role());
        case "contact.release", "contact.discard" -> INBOX.contains(actor.role());
        default -> false; // a type added later is closed until somebody opens it
      };
    }

    /** Which contacts a narrowed key may hand in is decided by the accounts they came to. */
    @Override
    public boolean servesNarrowed(Actor actor, Object body) {
      return body instanceof Submission;
    }
  }

  private static final class Types implements JsonProtocol.Messages {
    @Override
    public Optional<Class<?>> classOf(String topic, String type) {
      return READ.contains(topic)
          ? Catalogue.classOf(topic, Catalogue.wireName(type))
          : Optional.empty();
    }

    @Override
    public Optional<String> schemaOf(String topic, String type) {
      return topic.equals(Topics.TICKETS)
          ? Optional.empty()
          : classOf(topic, type).map(Catalogue::schemaTextOf);
    }

    @Override
    public boolean concerns(String topic, String type) {
      return classOf(topic, type).map(TicketRules::concerns).orElse(true);
    }
  }
}
