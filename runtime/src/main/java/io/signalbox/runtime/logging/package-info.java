/**
 * What becomes of log lines.
 *
 * <p>In: every line that is logged. Out: those worth reading. Named in {@code logback.xml}.
 */
@NullMarked
package io.signalbox.runtime.logging;

import org.jspecify.annotations.NullMarked;
