/** What becomes of log lines. */
@NullMarked
package io.signalbox.runtime.logging;

import org.jspecify.annotations.NullMarked;
