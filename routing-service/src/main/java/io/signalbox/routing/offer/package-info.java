/**
 * Asking agents to take tickets, and what they answer: accepted, rejected, not answered, withdrawn.
 *
 * <p>Start reading at {@link io.signalbox.routing.offer.Dispatch}. Not here: which agent is asked
 * ({@code assignment}).
 */
@NullMarked
package io.signalbox.routing.offer;

import org.jspecify.annotations.NullMarked;
