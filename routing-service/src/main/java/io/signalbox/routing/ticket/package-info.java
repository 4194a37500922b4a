/**
 * What a ticket is and how its life goes: where it came from, what it needs, in which phase it is,
 * and which triggers each phase allows.
 *
 * <p>Start reading at {@link io.signalbox.routing.ticket.Ticket} and {@link
 * io.signalbox.routing.ticket.LifeCycle}. Not here: who gets it ({@code assignment}), what commands
 * make of it ({@code handling}, {@code offer}).
 */
@NullMarked
package io.signalbox.routing.ticket;

import org.jspecify.annotations.NullMarked;
