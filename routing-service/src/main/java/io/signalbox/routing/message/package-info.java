/**
 * What was said in a ticket: the customer's contacts, the answers and how far they have come on
 * their way, and notes.
 *
 * <p>Start reading at {@link io.signalbox.routing.message.TicketMessage}. Not here: delivering an
 * answer (whoever sends for the channel does), and what is done with reports ({@code handling}).
 */
@NullMarked
package io.signalbox.routing.message;

import org.jspecify.annotations.NullMarked;
