package io.signalbox.runtime.edge;

import io.signalbox.runtime.shard.Db;
import jakarta.inject.Singleton;
import java.util.List;

/** Queries over what was committed. */
@Singleton
@SuppressWarnings("DoNotCallSuggester")
public final class Reads {
  /** Runs one query. */
  public <T> List<T> query(String sql, Db.Binder binder, Db.Row<T> row) {
    throw new UnsupportedOperationException();
  }

  /**
   * Whether the shard of this workspace cannot have reached this time-ordered id yet: then the
   * answer is {@code received}, not 404.
   */
  public boolean notYetReached(String workspace, String timeOrderedId) {
    throw new UnsupportedOperationException();
  }
}
