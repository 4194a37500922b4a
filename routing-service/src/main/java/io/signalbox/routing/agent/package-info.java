/**
 * Agents while they work: whether they take work, how much they have, since when they have got
 * none.
 *
 * <p>Start reading at {@link io.signalbox.routing.agent.AgentState}. Not here: what an agent can
 * do, which is a definition; who gets which ticket ({@code assignment}).
 */
@NullMarked
package io.signalbox.routing.agent;

import org.jspecify.annotations.NullMarked;
