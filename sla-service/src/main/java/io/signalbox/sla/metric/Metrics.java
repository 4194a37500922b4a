package io.signalbox.sla.metric;

import static io.signalbox.sla.metric.Happening.ASSIGNED;
import static io.signalbox.sla.metric.Happening.CUSTOMER_WROTE;
import static io.signalbox.sla.metric.Happening.MOVED;
import static io.signalbox.sla.metric.Happening.OPENED;
import static io.signalbox.sla.metric.Happening.REOPENED;
import static io.signalbox.sla.metric.Happening.REPLIED;
import static io.signalbox.sla.metric.Happening.RESOLVED;

import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.ticket.TicketStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The table of all metrics. Where the field has a name for one we use its semantics; the source is
 * named at each.
 */
public final class Metrics {
  private static final List<TicketStatus> NEVER = List.of();
  private static final List<TicketStatus> PENDING = List.of(TicketStatus.PENDING);
  private static final List<TicketStatus> WAITING =
      List.of(TicketStatus.PENDING, TicketStatus.ON_HOLD);

  /**
   * From the opening to the first answer, pauses of the ticket included (Zendesk "first reply
   * time"; Zammad and Chatwoot alike). A ticket that is reopened without ever having been answered
   * owes a first answer again.
   */
  static final MetricRule FIRST_REPLY =
      new MetricRule(
          Metric.FIRST_REPLY,
          Owed.FIRST_ANSWER,
          List.of(OPENED, CUSTOMER_WROTE),
          NEVER,
          List.of(REPLIED),
          Per.TICKET,
          Repeat.ANEW);

  /**
   * From the oldest message that is not answered to the next answer; one for each turn of the
   * customer (Zendesk "next reply time"; Chatwoot's {@code waiting_since}).
   */
  static final MetricRule NEXT_REPLY =
      new MetricRule(
          Metric.NEXT_REPLY,
          Owed.NEXT_ANSWER,
          List.of(CUSTOMER_WROTE),
          NEVER,
          List.of(REPLIED),
          Per.TICKET,
          Repeat.ANEW);

  /**
   * From each answer to the next, whether or not the customer writes, also while pending (Zendesk
   * "periodic update").
   */
  static final MetricRule PERIODIC_UPDATE =
      new MetricRule(
          Metric.PERIODIC_UPDATE,
          Owed.UPDATE,
          List.of(REPLIED),
          NEVER,
          List.of(REPLIED),
          Per.TICKET,
          Repeat.ANEW);

  /** The same, but it stands still while pending (Zendesk "pausable update"). */
  static final MetricRule PAUSABLE_UPDATE =
      new MetricRule(
          Metric.PAUSABLE_UPDATE,
          Owed.UPDATE,
          List.of(REPLIED),
          PENDING,
          List.of(REPLIED),
          Per.TICKET,
          Repeat.ANEW);

  /**
   * All time until the solution in which the customer waits for us or for a third party: not while
   * pending (Zendesk "requester wait time"). It goes on after a reopening.
   */
  static final MetricRule REQUESTER_WAIT =
      new MetricRule(
          Metric.REQUESTER_WAIT,
          Owed.SOLUTION,
          List.of(OPENED, REOPENED),
          PENDING,
          List.of(RESOLVED),
          Per.TICKET,
          Repeat.GOES_ON);

  /**
   * All time until the solution in which it is our turn: neither while pending nor on hold (Zendesk
   * "agent work time"). It goes on after a reopening.
   */
  static final MetricRule AGENT_WORK =
      new MetricRule(
          Metric.AGENT_WORK,
          Owed.SOLUTION,
          List.of(OPENED, REOPENED),
          WAITING,
          List.of(RESOLVED),
          Per.TICKET,
          Repeat.GOES_ON);

  /**
   * From the opening to the solution, and from a reopening to the next one, while it is our turn
   * (Zammad "solution time", Jira "time to resolution"). Zendesk's metric of this name never stands
   * still; ours does, as those of Zammad, GLPI and ServiceNow.
   */
  static final MetricRule TOTAL_RESOLUTION =
      new MetricRule(
          Metric.TOTAL_RESOLUTION,
          Owed.SOLUTION,
          List.of(OPENED, REOPENED),
          WAITING,
          List.of(RESOLVED),
          Per.TICKET,
          Repeat.ANEW);

  /**
   * From the opening until an agent has it for the first time, less what it was pending (GLPI "time
   * to own"; Intercom's "speed of answer" on the phone). A ticket that is reopened and never had an
   * agent owes one again.
   */
  static final MetricRule TIME_TO_OWN =
      new MetricRule(
          Metric.TIME_TO_OWN,
          Owed.AGENT,
          List.of(OPENED, REOPENED),
          PENDING,
          List.of(ASSIGNED),
          Per.TICKET,
          Repeat.ANEW);

  /**
   * How long one queue has the ticket: until it goes to another or is solved, whatever its status
   * (Zendesk "group ownership time", an agreement between teams). After a transfer or a reopening a
   * new one starts.
   */
  static final MetricRule QUEUE_OWNERSHIP =
      new MetricRule(
          Metric.QUEUE_OWNERSHIP,
          Owed.PROGRESS,
          List.of(OPENED, REOPENED, MOVED),
          NEVER,
          List.of(MOVED, RESOLVED),
          Per.QUEUE,
          Repeat.ANEW);

  /** All of them. Clocks that begin or end at once do so in this order. */
  public static final List<MetricRule> TABLE =
      List.of(
          FIRST_REPLY,
          NEXT_REPLY,
          PERIODIC_UPDATE,
          PAUSABLE_UPDATE,
          REQUESTER_WAIT,
          AGENT_WORK,
          TOTAL_RESOLUTION,
          TIME_TO_OWN,
          QUEUE_OWNERSHIP);

  private static final Map<Metric, MetricRule> BY_METRIC =
      TABLE.stream().collect(Collectors.toMap(MetricRule::metric, Function.identity()));

  private Metrics() {}

  /** The rule of a metric; empty if we know no such metric. */
  public static Optional<MetricRule> of(Metric metric) {
    return Optional.ofNullable(BY_METRIC.get(metric));
  }
}
