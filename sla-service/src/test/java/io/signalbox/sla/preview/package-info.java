/** Policies tried out. */
@NullMarked
package io.signalbox.sla.preview;

import org.jspecify.annotations.NullMarked;
