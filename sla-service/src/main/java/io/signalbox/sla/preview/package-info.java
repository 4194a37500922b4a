/**
 * Questions without effect: what a calendar counts, and what clocks a policy would have run on a
 * timeline.
 *
 * <p>In: a calendar, a policy and a timeline in the request. Out: what the very same rules say
 * about them. Start reading at {@link io.signalbox.sla.preview.Simulation}.
 *
 * <p>Not here: any rule of its own.
 */
@NullMarked
package io.signalbox.sla.preview;

import org.jspecify.annotations.NullMarked;
