/**
 * The shard of the SLA service: brings definitions, tickets' clocks and alerts together, and tells
 * others what was decided.
 *
 * <p>In: {@code sla.commands}, {@code tickets}, timers. Out: {@code sla.clocks}, {@code
 * sla.alerts}, and {@code ticket.escalate} to routing. Start reading at {@link
 * io.signalbox.sla.watch.SlaShard}.
 *
 * <p>Not here: any rule; those are in the rooms beside this one.
 */
@NullMarked
package io.signalbox.sla.watch;

import org.jspecify.annotations.NullMarked;
