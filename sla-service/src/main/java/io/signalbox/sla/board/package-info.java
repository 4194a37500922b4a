/**
 * How promises stand, for those who look: the clocks of a ticket with the reasons for every figure,
 * and the clocks that are at risk.
 *
 * <p>In: what was committed. Out: HTTP and SSE. Start reading at {@link
 * io.signalbox.sla.board.ClockController}.
 *
 * <p>Not here: alerts ({@code io.signalbox.sla.alert}), deciding anything.
 */
@NullMarked
package io.signalbox.sla.board;

import org.jspecify.annotations.NullMarked;
