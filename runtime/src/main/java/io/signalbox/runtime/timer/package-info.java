/**
 * Timers: rows, of which the next ten thousand are in memory. In: what decisions set and cancel.
 * Out: what is due. Whether it may fire is the barrier's question ({@code
 * io.signalbox.runtime.loop}).
 */
@NullMarked
package io.signalbox.runtime.timer;

import org.jspecify.annotations.NullMarked;
