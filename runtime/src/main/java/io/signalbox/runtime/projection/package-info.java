/**
 * Read models in another shape than a shard's tables: they follow inner topics, can be thrown away
 * and are built again from the tables of the service and then the log.
 *
 * <p>In: records of inner topics, of which only the envelope is read. Out: calls of a {@link
 * io.signalbox.runtime.projection.Projection}, which keeps what was taken in and where that ends in
 * one transaction. Start reading at {@link io.signalbox.runtime.projection.Projection}, then {@code
 * ProjectionLoop}.
 *
 * <p>Not here: decisions ({@code io.signalbox.runtime.loop}). A projection decides nothing.
 */
@NullMarked
package io.signalbox.runtime.projection;

import org.jspecify.annotations.NullMarked;
