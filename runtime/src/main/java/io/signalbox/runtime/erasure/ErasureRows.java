package io.signalbox.runtime.erasure;

import io.micronaut.data.repository.GenericRepository;
import io.signalbox.runtime.edge.EdgeRepository;
import java.util.Optional;
import java.util.UUID;

/** Reads table {@code erasure}, which the loop writes. */
@EdgeRepository
interface ErasureRows extends GenericRepository<ErasureRow, UUID> {
  Optional<ErasureRow> findById(UUID id);
}
