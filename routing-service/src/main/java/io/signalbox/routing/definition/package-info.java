/**
 * What a workspace defined: agents, sites, queues and rules, held in memory for good.
 *
 * <p>In: versions of definitions. Out: definitions others decide by, or a reason why one is not
 * taken. Start reading at {@link io.signalbox.routing.definition.Definitions}.
 */
@NullMarked
package io.signalbox.routing.definition;

import org.jspecify.annotations.NullMarked;
