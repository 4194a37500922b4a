package io.signalbox.routing.setup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent as HTTP shows them.
 *
 * @param tickets how many they hold: in work and offered
 * @param idleSince since when they have got none
 * @param coolsUntil until when they get none, having missed an offer
 */
record AgentDetails(
    @JsonUnwrapped DefineAgent agent,
    Presence presence,
    long tickets,
    Instant idleSince,
    @Nullable Instant coolsUntil) {}
