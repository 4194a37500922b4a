package io.signalbox.runtime.edge;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * How far a shard has come, as the edge sees it.
 *
 * @param state JSON of {@link io.signalbox.runtime.store.ShardState}
 */
@MappedEntity("shard")
record ShardRow(@Id int id, String state) {}
