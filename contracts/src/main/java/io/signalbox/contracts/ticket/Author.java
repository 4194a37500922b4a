package io.signalbox.contracts.ticket;

import org.jspecify.annotations.Nullable;

/**
 * Who said something in a ticket.
 *
 * @param id the customer's or the agent's; null where nobody in particular did
 * @param name as the channel or the agent's definition has it
 */
public record Author(AuthorKind kind, @Nullable String id, @Nullable String name) {}
