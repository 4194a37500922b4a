/**
 * Agents come, go, and are taken out; definitions come in. What that means for tickets.
 *
 * <p>Start reading at {@link io.signalbox.routing.presence.PresenceRules}. Not here: whether a
 * definition is sound ({@code definition}).
 */
@NullMarked
package io.signalbox.routing.presence;

import org.jspecify.annotations.NullMarked;
