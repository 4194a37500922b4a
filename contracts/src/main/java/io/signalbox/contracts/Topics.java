package io.signalbox.contracts;

import static io.signalbox.contracts.Topic.Kind.ENTRY;
import static io.signalbox.contracts.Topic.Kind.INNER;

import java.time.Duration;
import java.util.List;

/**
 * Every topic there is, with how long its records are kept. Dead letters have topics of their own.
 */
public final class Topics {

  public static final String CONTACTS_INBOUND = "contacts.inbound";
  public static final String INGEST_COMMANDS = "ingest.commands";
  public static final String ROUTING_COMMANDS = "routing.commands";
  public static final String SLA_COMMANDS = "sla.commands";
  public static final String SURVEY_COMMANDS = "survey.commands";
  public static final String CONTACTS = "contacts";
  public static final String CONTACTS_OUTBOUND = "contacts.outbound";
  public static final String TICKETS = "tickets";
  public static final String SLA_CLOCKS = "sla.clocks";
  public static final String SLA_ALERTS = "sla.alerts";
  public static final String SURVEYS = "surveys";

  /** How long a dead letter is kept. */
  public static final Duration DEAD_RETENTION = Duration.ofDays(30);

  private static final List<Topic> ALL =
      List.of(
          // personal data unmasked, so three days and readable by ingest only
          new Topic(CONTACTS_INBOUND, ENTRY, Duration.ofDays(3)),
          new Topic(INGEST_COMMANDS, ENTRY, Duration.ofDays(7)),
          new Topic(ROUTING_COMMANDS, ENTRY, Duration.ofDays(7)),
          new Topic(SLA_COMMANDS, ENTRY, Duration.ofDays(7)),
          new Topic(SURVEY_COMMANDS, ENTRY, Duration.ofDays(7)),
          new Topic(CONTACTS, INNER, Duration.ofDays(30)),
          new Topic(CONTACTS_OUTBOUND, INNER, Duration.ofDays(7)),
          new Topic(TICKETS, INNER, Duration.ofDays(30)),
          new Topic(SLA_CLOCKS, INNER, Duration.ofDays(30)),
          new Topic(SLA_ALERTS, INNER, Duration.ofDays(30)),
          new Topic(SURVEYS, INNER, Duration.ofDays(30)));

  private Topics() {}

  /** All topics, entry topics first; dead-letter topics are not among them. */
  public static List<Topic> all() {
    return ALL;
  }

  /**
   * The topic that takes what a reader could not decode or decide.
   *
   * @param service the reader: {@code ingest}, {@code routing}, {@code sla} or {@code survey}
   */
  public static String deadLetters(String topic, String service) {
    return topic + "." + service + ".dead";
  }
}
