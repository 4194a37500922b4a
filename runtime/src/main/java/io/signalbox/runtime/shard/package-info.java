/**
 * The seam between a service and the runtime: what a service brings ({@link
 * io.signalbox.runtime.shard.ServiceSpec}) and what reaches it.
 *
 * <p>In: records and timers ({@link io.signalbox.runtime.shard.Input}). Out: a {@link
 * io.signalbox.runtime.shard.Decision}. Start reading at {@link io.signalbox.runtime.shard.Shard}.
 *
 * <p>Not here: how a batch is read, committed and published ({@code io.signalbox.runtime.loop}).
 */
@NullMarked
package io.signalbox.runtime.shard;

import org.jspecify.annotations.NullMarked;
