/**
 * What a shard has in memory: of each workspace its definitions, agents and waiting tickets for
 * good, and for a while the tickets at hand. And how one decision is drafted upon it without
 * changing it.
 *
 * <p>Start reading at {@link io.signalbox.routing.state.Draft}. Not here: any rule.
 */
@NullMarked
package io.signalbox.routing.state;

import org.jspecify.annotations.NullMarked;
