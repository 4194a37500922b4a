/**
 * The clocks that run on tickets: a first answer, every next answer, a solution, each within the
 * time promised. They pause when it is not our turn, warn when time gets short, break once when it
 * is up.
 *
 * <p>In: ticket events, and our own deadlines. Out: {@code sla.clocks}, the warnings and breaches
 * of {@code sla.alerts}, and escalations. Start reading at {@link
 * io.signalbox.sla.clock.ClockRules}, which knows one clock, then {@link
 * io.signalbox.sla.clock.TicketRules}, which knows a ticket.
 *
 * <p>Not here: how business time is counted ({@code io.signalbox.businesstime}), how a deadline
 * fires (the runtime), what happens to a ticket that is escalated (routing).
 */
@NullMarked
package io.signalbox.sla.clock;

import org.jspecify.annotations.NullMarked;
