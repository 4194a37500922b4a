package io.signalbox.routing.ticket;

import org.jspecify.annotations.Nullable;

/**
 * An agent in connection with a ticket.
 *
 * @param site where the agent worked when they got it
 */
public record Assignee(String agent, @Nullable String site) {}
