package io.signalbox.runtime.edge;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import io.signalbox.runtime.store.OutcomeRow;
import java.util.List;
import java.util.UUID;

/** Reads table {@code outcome}, which the loop writes. */
@EdgeRepository
interface OutcomeRows extends GenericRepository<OutcomeRow, UUID> {
  /** Those that there are. One array is one parameter: the statement is the same for any number. */
  @Query("select * from outcome where id = any(:ids)")
  List<OutcomeRow> findAny(@TypeDef(type = DataType.OBJECT) UUID[] ids);
}
