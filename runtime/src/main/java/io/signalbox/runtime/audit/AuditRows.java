package io.signalbox.runtime.audit;

import io.micronaut.data.repository.GenericRepository;
import io.micronaut.data.repository.jpa.JpaSpecificationExecutor;
import io.signalbox.runtime.edge.EdgeRepository;
import java.util.UUID;

/** Table {@code audit}: the edge adds what was read, the loop what was decided. */
@EdgeRepository
interface AuditRows extends GenericRepository<AuditRow, UUID>, JpaSpecificationExecutor<AuditRow> {
  void save(AuditRow line);
}
