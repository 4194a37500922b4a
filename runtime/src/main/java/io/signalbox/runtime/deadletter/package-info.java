/**
 * Records that could not be read or decided: looked at, and put back on their entry topic.
 *
 * <p>Not here: what becomes a dead letter ({@code io.signalbox.runtime.loop}).
 */
@NullMarked
package io.signalbox.runtime.deadletter;

import org.jspecify.annotations.NullMarked;
