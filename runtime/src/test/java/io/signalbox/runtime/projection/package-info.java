/** The loop of projections, on a real broker and real databases. */
@NullMarked
package io.signalbox.runtime.projection;

import org.jspecify.annotations.NullMarked;
