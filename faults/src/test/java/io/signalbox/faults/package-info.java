/**
 * The loop on a real broker and real databases: killed at every step, taken over, poisoned, left
 * without its upstream.
 */
@NullMarked
package io.signalbox.faults;

import org.jspecify.annotations.NullMarked;
