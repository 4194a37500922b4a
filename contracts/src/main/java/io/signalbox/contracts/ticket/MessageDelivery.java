package io.signalbox.contracts.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a message has come on its way out.
 *
 * @param at when it came so far
 * @param reason why it failed, at most 1000 characters
 */
public record MessageDelivery(DeliveryState state, Instant at, @Nullable String reason) {}
