/**
 * What the services say to one another, and to whoever asked, when a customer is erased.
 *
 * <p>Start reading at {@link io.signalbox.contracts.erasure.ErasureEvent}. Not here: the command,
 * which ingest takes, and {@code ticket.erased}.
 */
@NullMarked
package io.signalbox.contracts.erasure;

import org.jspecify.annotations.NullMarked;
