package io.signalbox.runtime.dispatch;

import io.micronaut.data.repository.GenericRepository;
import io.micronaut.data.repository.jpa.JpaSpecificationExecutor;
import io.signalbox.runtime.edge.EdgeRepository;
import java.util.Optional;
import java.util.UUID;

/** Reads table {@code delivery}, which the loop writes. */
@EdgeRepository
interface DeliveryRows
    extends GenericRepository<DeliveryRow, UUID>, JpaSpecificationExecutor<DeliveryRow> {
  Optional<DeliveryRow> findByIdAndWorkspace(UUID id, String workspace);
}
