/**
 * What a workspace defined: agents, sites, queues and rules, held in memory for good.
 *
 * <p>In: {@code *.define} commands and {@code agent.remove}. Out: definitions others decide by, or
 * a reason why one was not taken. Start reading at {@link
 * io.signalbox.routing.definition.Definitions}.
 */
@NullMarked
package io.signalbox.routing.definition;

import org.jspecify.annotations.NullMarked;
