/**
 * Who may see which tickets: whoever has one, and whoever could be offered it; others as far as
 * their key is narrowed.
 *
 * <p>In: an actor, the definitions, what waits. Out: a {@link
 * io.signalbox.runtime.access.Visibility} of tickets, for queries, streams and commands alike; and
 * which tickets show what is sensitive about them. Start reading at {@link
 * io.signalbox.routing.visibility.TicketVisibility}.
 *
 * <p>Not here: who is offered a ticket ({@code assignment}).
 */
@NullMarked
package io.signalbox.routing.visibility;

import org.jspecify.annotations.NullMarked;
