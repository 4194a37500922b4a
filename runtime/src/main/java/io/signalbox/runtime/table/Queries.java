package io.signalbox.runtime.table;

import io.signalbox.runtime.shard.Db;
import java.util.List;

/** Whoever runs a query. */
public interface Queries {
  /** Its rows. */
  <T> List<T> query(String sql, Db.Binder binder, Db.Row<T> row);
}
