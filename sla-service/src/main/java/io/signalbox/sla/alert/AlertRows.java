package io.signalbox.sla.alert;

import io.micronaut.data.repository.GenericRepository;
import io.micronaut.data.repository.jpa.JpaSpecificationExecutor;
import io.signalbox.runtime.edge.EdgeRepository;
import java.util.UUID;

/** Reads table {@code alert}, which the loop writes. */
@EdgeRepository
interface AlertRows extends GenericRepository<AlertRow, UUID>, JpaSpecificationExecutor<AlertRow> {}
