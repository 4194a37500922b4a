/**
 * What can be promised about a ticket: for every metric what starts its clocks, what they stand
 * still for, what keeps them, and whether they come again.
 *
 * <p>In: what happened to a ticket. Out: values, which {@code io.signalbox.sla.clock} goes by and
 * people read. Start reading at {@link io.signalbox.sla.metric.Metrics}, the table.
 *
 * <p>Not here: how long something may take ({@code io.signalbox.sla.policy}), what a clock does
 * when it is told ({@code io.signalbox.sla.clock}).
 */
@NullMarked
package io.signalbox.sla.metric;

import org.jspecify.annotations.NullMarked;
