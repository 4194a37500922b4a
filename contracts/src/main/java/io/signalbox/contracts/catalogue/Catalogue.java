package io.signalbox.contracts.catalogue;

import io.signalbox.contracts.EventType;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.ContactEvent;
import io.signalbox.contracts.contact.CustomerEvent;
import io.signalbox.contracts.contact.InboundContact;
import io.signalbox.contracts.contact.IngestCommand;
import io.signalbox.contracts.contact.OutboundEvent;
import io.signalbox.contracts.erasure.ErasureEvent;
import io.signalbox.contracts.sla.AlertEvent;
import io.signalbox.contracts.sla.ClockEvent;
import io.signalbox.contracts.sla.SlaCommand;
import io.signalbox.contracts.survey.SurveyCommand;
import io.signalbox.contracts.survey.SurveyEvent;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.contracts.ticket.TicketEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which record is which type on which topic. A type has a short name, {@code ticket.opened}, and a
 * wire name, {@code io.signalbox.ticket.opened.v1}, that is the value of the {@code ce_type}
 * header.
 */
public final class Catalogue {

  private static final String PREFIX = "io.signalbox.";
  private static final String SUFFIX = ".v1";

  private static final List<Entry> ENTRIES =
      Stream.of(
              InboundContact.class,
              IngestCommand.class,
              RoutingCommand.class,
              SlaCommand.class,
              SurveyCommand.class,
              ContactEvent.class,
              CustomerEvent.class,
              OutboundEvent.class,
              TicketEvent.class,
              ClockEvent.class,
              AlertEvent.class,
              SurveyEvent.class,
              ErasureEvent.class)
          .flatMap(Catalogue::entriesOf)
          .toList();

  private static final Map<Class<?>, Entry> BY_RECORD = new LinkedHashMap<>();
  private static final Map<Address, Entry> BY_ADDRESS = new LinkedHashMap<>();

  static {
    for (var entry : ENTRIES) {
      BY_RECORD.put(entry.record(), entry);
      var former = BY_ADDRESS.put(new Address(entry.topic(), entry.type()), entry);
      if (former != null) {
        throw new IllegalStateException(entry + " has the type and topic of " + former);
      }
    }
  }

  private Catalogue() {}

  /**
   * One type on one topic.
   *
   * @param topic the topic's name
   * @param shortName such as {@code ticket.opened}
   * @param type the wire name, such as {@code io.signalbox.ticket.opened.v1}
   * @param record the record class
   */
  public record Entry(
      String topic, String shortName, String type, Class<? extends Record> record) {}

  private record Address(String topic, String type) {}

  /** Every type, topic by topic in the order of {@link Topics#all()}. */
  public static List<Entry> entries() {
    return ENTRIES;
  }

  /** The record class of a wire name on a topic; empty if that topic knows no such type. */
  public static Optional<Class<?>> classOf(String topic, String type) {
    return Optional.ofNullable(BY_ADDRESS.get(new Address(topic, type))).map(Entry::record);
  }

  /** The wire name of a record class, for {@code ce_type}. */
  public static String typeOf(Class<?> record) {
    return entryOf(record).type();
  }

  /** The name of the topic that a record class travels on. */
  public static String topicOf(Class<?> record) {
    return entryOf(record).topic();
  }

  /** The short name of a record class. */
  public static String shortNameOf(Class<?> record) {
    return entryOf(record).shortName();
  }

  /**
   * The class-path resource with the JSON schema of a record class, such as {@code
   * schemas/ticket.opened.v1.json}. Schemas of entry topics stand alone; those of inner topics
   * refer to files beside them by relative {@code $ref}.
   */
  public static String schemaOf(Class<?> record) {
    return "schemas/" + shortNameOf(record) + SUFFIX + ".json";
  }

  /** The JSON Schema of a record class, as text. */
  public static String schemaTextOf(Class<?> record) {
    var resource = "/" + schemaOf(record);
    try (var in = Catalogue.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("there is no " + resource);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** {@code ticket.opened} to {@code io.signalbox.ticket.opened.v1}. */
  public static String wireName(String shortName) {
    return PREFIX + shortName + SUFFIX;
  }

  /** {@code io.signalbox.ticket.opened.v1} to {@code ticket.opened}; empty for what is not ours. */
  public static Optional<String> shortName(String type) {
    var ours =
        type.startsWith(PREFIX)
            && type.endsWith(SUFFIX)
            && type.length() > PREFIX.length() + SUFFIX.length();
    return ours
        ? Optional.of(type.substring(PREFIX.length(), type.length() - SUFFIX.length()))
        : Optional.empty();
  }

  private static Entry entryOf(Class<?> record) {
    var entry = BY_RECORD.get(record);
    if (entry == null) {
      throw new IllegalArgumentException(record.getName() + " is no type on any topic");
    }
    return entry;
  }

  private static Stream<Entry> entriesOf(Class<?> topicInterface) {
    var topic = topicInterface.getAnnotation(OnTopic.class);
    if (topic == null) {
      throw new IllegalStateException(topicInterface.getName() + " lacks @OnTopic");
    }
    return Stream.of(topic.value())
        .flatMap(name -> recordsOf(topicInterface).map(record -> entry(name, record)));
  }

  private static Stream<Class<?>> recordsOf(Class<?> type) {
    var permitted = type.getPermittedSubclasses();
    return permitted == null ? Stream.of(type) : Stream.of(permitted).flatMap(Catalogue::recordsOf);
  }

  private static Entry entry(String topic, Class<?> record) {
    var type = record.getAnnotation(EventType.class);
    if (type == null) {
      throw new IllegalStateException(record.getName() + " lacks @EventType");
    }
    return new Entry(topic, type.value(), wireName(type.value()), record.asSubclass(Record.class));
  }
}
