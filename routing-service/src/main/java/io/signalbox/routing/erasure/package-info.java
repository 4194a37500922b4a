/**
 * Removes what was said in tickets and whose they are: of a customer who is erased, and of tickets
 * that are over for long.
 *
 * <p>In: {@code customer.erased} of ingest, timers. Out: {@code ticket.erased} for each ticket, so
 * that those downstream do the same; {@code customer.erased} when there are no more. Start reading
 * at {@link io.signalbox.routing.erasure.Erasing}.
 *
 * <p>Not here: who may ask for it, and when, which ingest says.
 */
@NullMarked
package io.signalbox.routing.erasure;

import org.jspecify.annotations.NullMarked;
