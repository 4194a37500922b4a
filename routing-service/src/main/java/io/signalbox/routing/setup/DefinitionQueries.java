package io.signalbox.routing.setup;

import io.signalbox.routing.definition.Defined.Kind;
import io.signalbox.routing.definition.DefinitionTable;
import io.signalbox.routing.table.Columns;
import io.signalbox.routing.table.Parameters;
import io.signalbox.runtime.edge.Reads;
import io.signalbox.runtime.json.Json;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads definitions. */
@Singleton
final class DefinitionQueries {
  private static final String ONE =
      "select body from definition where workspace = ? and kind = ? and id = ?";

  private final Reads reads;

  DefinitionQueries(Reads reads) {
    this.reads = reads;
  }

  <T> Optional<T> find(String workspace, Kind kind, String id, Class<T> type) {
    return reads
        .query(
            ONE,
            s -> Parameters.of(s).text(workspace).text(DefinitionTable.wire(kind)).text(id),
            row -> Columns.textThere(row, "body"))
        .stream()
        .findFirst()
        .map(body -> Json.read(body, type));
  }
}
