package io.signalbox.contracts.sla;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Priority;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One promise on one ticket as it stands after an event, with what is needed to count it by.
 *
 * @param clockId one for each ticket, metric and cycle
 * @param ticketVersion the ticket's version this was decided on
 * @param cycle 1 for the metric's first promise on the ticket, 2 for the next
 * @param owner the queue whose clock it is, where each that gets the ticket has one of its own
 * @param policy the id of the policy that promised
 * @param dueAt null while paused or once cancelled
 * @param within the time promised
 * @param businessTime whether only the calendar's hours count
 * @param elapsed the time that counted so far
 * @param pausedFor the time that did not
 * @param breachedAt when the promise was broken; null if it was not
 * @param tier 1 to 9
 */
public record ClockView(
    String clockId,
    String ticketId,
    long ticketVersion,
    Metric metric,
    int cycle,
    @Nullable String owner,
    ClockState state,
    String policy,
    @Nullable String calendar,
    Instant startedAt,
    @Nullable Instant dueAt,
    Duration within,
    boolean businessTime,
    Duration elapsed,
    Duration pausedFor,
    @Nullable Instant fulfilledAt,
    @Nullable Instant breachedAt,
    Channel channel,
    Priority priority,
    int tier,
    @Nullable String brand,
    @Nullable String queue,
    @Nullable String agentId,
    @Nullable String site) {}
