package io.signalbox.sla.board;

import io.micronaut.data.repository.GenericRepository;
import io.micronaut.data.repository.jpa.JpaSpecificationExecutor;
import io.signalbox.runtime.edge.EdgeRepository;
import io.signalbox.sla.clock.ClockRow;

/** Reads table {@code ticket_clocks}, which the loop writes. */
@EdgeRepository
interface ClockRows
    extends GenericRepository<ClockRow, String>, JpaSpecificationExecutor<ClockRow> {}
