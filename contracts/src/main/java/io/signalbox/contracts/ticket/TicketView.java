package io.signalbox.contracts.ticket;

import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.contact.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it stands after an event, so that a reader of events need remember none.
 *
 * @param version 1 for the ticket's first event, one more for each that follows
 * @param channel the way it came in
 * @param account the account of that channel
 * @param replyTo the customer's address on that channel
 * @param subject at most 1000 characters
 * @param intent what the customer wants, as classified
 * @param language BCP 47
 * @param tier 1 to 9: the level of agents it needs
 * @param skills what its agent must be able to do
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
    @Nullable String replyTo,
    @Nullable String subject,
    @Nullable String intent,
    @Nullable String language,
    Priority priority,
    int tier,
    List<String> skills,
    @Nullable String queue,
    TicketStatus status,
    @Nullable String agentId,
    @Nullable String site,
    @Nullable String conversationId,
    Instant openedAt,
    int reopened,
    boolean followUp) {
  public TicketView {
    skills = Frozen.list(skills);
  }
}
