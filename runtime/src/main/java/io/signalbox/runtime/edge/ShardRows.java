package io.signalbox.runtime.edge;

import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Reads table {@code shard}, which the loop writes. */
@EdgeRepository
interface ShardRows extends GenericRepository<ShardRow, Integer> {
  /** Empty before the shard was taken for the first time. */
  Optional<String> findStateById(int id);
}
