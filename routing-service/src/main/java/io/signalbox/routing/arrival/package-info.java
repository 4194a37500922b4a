/**
 * Contacts become tickets, or part of one.
 *
 * <p>In: {@code contact.accepted}. Start reading at {@link io.signalbox.routing.arrival.Arrival}.
 * Not here: which ticket a contact belongs to ({@code conversation}), what it is about ({@code
 * classification}), who gets it ({@code offer}).
 */
@NullMarked
package io.signalbox.routing.arrival;

import org.jspecify.annotations.NullMarked;
