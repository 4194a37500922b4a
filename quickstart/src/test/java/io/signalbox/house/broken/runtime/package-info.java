/** A runtime that knows what a ticket is. */
@NullMarked
package io.signalbox.house.broken.runtime;

import org.jspecify.annotations.NullMarked;
