/**
 * One customer across addresses, numbers and handles.
 *
 * <p>In: a party with normalised addresses. Out: a customer's id, found or new, and the addresses
 * learnt. Start reading at {@link io.signalbox.ingest.identity.Identification}.
 *
 * <p>Not here: how addresses get their one form ({@code normalising}).
 */
@NullMarked
package io.signalbox.ingest.identity;

import org.jspecify.annotations.NullMarked;
