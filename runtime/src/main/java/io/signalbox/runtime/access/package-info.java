/**
 * What somebody may see, as one value: a condition of a query, and the same of an event of a
 * stream, so that a list, a single read and a stream show the same.
 *
 * <p>In: an actor, and what a service knows of who may be offered what. Out: SQL, or yes and no.
 * Start reading at {@link io.signalbox.runtime.access.Visibility}.
 *
 * <p>Not here: who somebody is ({@code io.signalbox.runtime.security}), what a ticket is.
 */
@NullMarked
package io.signalbox.runtime.access;

import org.jspecify.annotations.NullMarked;
