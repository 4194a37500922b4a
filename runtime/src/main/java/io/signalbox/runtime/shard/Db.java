package io.signalbox.runtime.shard;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The shard's database within the transaction of one batch. One SQL text for H2 and PostgreSQL. */
public interface Db {
  /** Runs one query. */
  <T> List<T> query(String sql, Binder binder, Row<T> row);

  /** Runs one statement once for every item, as one JDBC batch. Nothing is sent for no items. */
  <T> void batch(String sql, Collection<T> items, ItemBinder<T> binder);

  /** Runs one statement; answers the number of rows it changed. */
  int update(String sql, Binder binder);

  /** Sets the parameters of a statement. */
  interface Binder {
    /** Binds nothing. */
    Binder NONE = statement -> {};

    /** Sets the parameters. */
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Sets the parameters of a statement for one item. */
  interface ItemBinder<T> {
    /** Sets the parameters for this item. */
    void bind(PreparedStatement statement, T item) throws SQLException;
  }

  /** Reads one row. */
  interface Row<T> {
    /** Reads the row the cursor stands on. */
    T read(ResultSet row) throws SQLException;
  }
}
