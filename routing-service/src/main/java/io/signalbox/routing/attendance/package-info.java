/**
 * Agents come, go, and are taken out; definitions come in. What that means for tickets.
 *
 * <p>Start reading at {@link io.signalbox.routing.attendance.Attendance}. Not here: whether a
 * definition is sound ({@code definition}).
 */
@NullMarked
package io.signalbox.routing.attendance;

import org.jspecify.annotations.NullMarked;
