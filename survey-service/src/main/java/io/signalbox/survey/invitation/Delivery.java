package io.signalbox.survey.invitation;

import org.jspecify.annotations.Nullable;

/**
 * How a customer is reached, as it was when the ticket was resolved.
 *
 * @param from our address that it leaves from; null if the ticket's account has none
 * @param to the address on the ticket's channel
 * @param language of the ticket (BCP 47)
 */
public record Delivery(
    @Nullable String from,
    String to,
    @Nullable String account,
    @Nullable String conversationId,
    @Nullable String language) {}
