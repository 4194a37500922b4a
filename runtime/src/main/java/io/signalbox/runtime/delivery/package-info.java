/**
 * Calls to the outside that follow from decisions: an attempt at one, who makes it, what is
 * reported of it, when it is made again.
 *
 * <p>In: attempts, handed over by the loop after the commit that made them due. Out: reports, as
 * records on the service's own entry topic, so that the loop decides what follows. Start reading at
 * {@link io.signalbox.runtime.delivery.Courier}.
 *
 * <p>Not here: the rows ({@code io.signalbox.runtime.store}), which of them are in hand ({@code
 * io.signalbox.runtime.loop}).
 */
@NullMarked
package io.signalbox.runtime.delivery;

import org.jspecify.annotations.NullMarked;
