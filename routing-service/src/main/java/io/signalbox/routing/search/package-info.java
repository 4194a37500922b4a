/**
 * Tickets found by what was said in them, by their subject, by their customer, by ids.
 *
 * <p>In: what somebody typed; of tickets that changed, the rows as they are committed. Out: which
 * tickets, by which condition or ids, and the passages that show why. Start reading at {@link
 * io.signalbox.routing.search.SearchQuery}, then {@link io.signalbox.routing.search.TicketIndex}.
 *
 * <p>Words are made in one place ({@code Words}, {@code Stems}), so both databases find the same.
 *
 * <p>Not here: who may see which ticket ({@code visibility}), and the list itself ({@code desk}).
 */
@NullMarked
package io.signalbox.routing.search;

import org.jspecify.annotations.NullMarked;
