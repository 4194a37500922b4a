package io.signalbox.sla.preview;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.CustomerFacts;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.TicketStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of a timeline. What it doesn't say stays as it was; a ticket begins with channel {@code
 * email}, priority {@code normal} and status {@code new}.
 *
 * @param at when it happens
 * @param type a type of the topic {@code tickets}, such as {@code ticket.opened}
 * @param queue the queue it is in from then on
 * @param customer what is known of them from then on, for conditions
 * @param to the new status or priority, as the event itself calls it
 */
record Step(
    @Nullable Instant at,
    @Nullable String type,
    @Nullable Channel channel,
    @Nullable Priority priority,
    @Nullable TicketStatus status,
    @Nullable Integer tier,
    @Nullable String brand,
    @Nullable String queue,
    @Nullable String intent,
    @Nullable String language,
    @Nullable CustomerFacts customer,
    @Nullable String to,
    @Nullable String contactId,
    @Nullable String agentId) {}
