/**
 * Who gets which ticket: who may take it at all, who of them should, whose turn it is among those
 * that wait, and why.
 *
 * <p>Start reading at {@link io.signalbox.routing.assignment.Choice}. Not here: asking the agent
 * and what they answer ({@code offer}).
 */
@NullMarked
package io.signalbox.routing.assignment;

import org.jspecify.annotations.NullMarked;
