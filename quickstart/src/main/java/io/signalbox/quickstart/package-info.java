/**
 * {@code ./signalbox}: the whole system in one process, and the tools to look at it.
 *
 * <p>Start reading at {@link io.signalbox.quickstart.Launcher}.
 */
@NullMarked
package io.signalbox.quickstart;

import org.jspecify.annotations.NullMarked;
