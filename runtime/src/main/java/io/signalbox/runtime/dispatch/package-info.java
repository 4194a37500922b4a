/**
 * The edge's side of deliveries: reports of attempts on their way to the log, and what operators
 * see and do.
 *
 * <p>Not here: who makes the calls ({@code io.signalbox.runtime.delivery}).
 */
@NullMarked
package io.signalbox.runtime.dispatch;

import org.jspecify.annotations.NullMarked;
