package io.signalbox.contracts.ticket;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.CustomerFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it stands after an event, so that a reader of events need remember none.
 *
 * @param version 1 for the ticket's first event, one more for each that follows
 * @param channel the way it came in
 * @param account the account of that channel
 * @param customer what is known of the customer; null if nobody has said anything
 * @param replyTo the customer's address on that channel
 * @param replyFrom the account's address that answers leave from; null if the account has none
 * @param subject at most 1000 characters
 * @param classification what it is about
 * @param requirements what it asks of whoever takes it
 * @param queue the queue it is or was last in
 * @param agentId who has it
 * @param site where that agent works
 * @param conversationId the key of its conversation
 * @param reopened how often it came back after a resolution
 * @param followUp whether it goes on with an older ticket that is closed
 */
public record TicketView(
    String ticketId,
    long version,
    Channel channel,
    @Nullable String account,
    @Nullable String brand,
    String customerId,
    @Nullable CustomerFacts customer,
    @Nullable String replyTo,
    @Nullable String replyFrom,
    @Nullable String subject,
    Classification classification,
    Requirements requirements,
    @Nullable String queue,
    TicketStatus status,
    @Nullable String agentId,
    @Nullable String site,
    @Nullable String conversationId,
    Instant openedAt,
    int reopened,
    boolean followUp) {}
