/**
 * The loop on a real broker and real databases: killed at every step, taken over, poisoned, left
 * without its upstream.
 */
@NullMarked
package io.signalbox.runtime.real;

import org.jspecify.annotations.NullMarked;
