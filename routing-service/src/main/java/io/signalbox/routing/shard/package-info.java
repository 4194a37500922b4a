/**
 * Routing as the runtime sees it: which messages it reads, who may send them, what is fetched for a
 * batch, and which room decides on what.
 *
 * <p>Start reading at {@link io.signalbox.routing.shard.RoutingShard}.
 */
@NullMarked
package io.signalbox.routing.shard;

import org.jspecify.annotations.NullMarked;
