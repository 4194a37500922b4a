/** Attempts, pauses between them, and who makes them. */
@NullMarked
package io.signalbox.runtime.delivery;

import org.jspecify.annotations.NullMarked;
