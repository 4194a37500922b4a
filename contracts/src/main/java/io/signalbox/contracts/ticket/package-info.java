/**
 * Tickets: what agents, rules and services ask of them, and what became of them.
 *
 * <p>Topics {@code routing.commands} and {@code tickets}. Start reading at {@link
 * io.signalbox.contracts.ticket.TicketEvent}. Not here: promises about tickets, which are {@code
 * io.signalbox.contracts.sla}.
 */
@NullMarked
package io.signalbox.contracts.ticket;

import org.jspecify.annotations.NullMarked;
