package io.signalbox.routing.definition;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.contracts.ticket.RoutingCommand.DefineQueue;
import io.signalbox.contracts.ticket.RoutingCommand.DefineRules;
import io.signalbox.contracts.ticket.RoutingCommand.DefineSite;
import io.signalbox.routing.classification.RuleCompiler;
import io.signalbox.routing.definition.Defined.Kind;
import io.signalbox.routing.table.Columns;
import io.signalbox.routing.table.Parameters;
import io.signalbox.routing.table.Queries;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Definitions, one row each, as the JSON of the command that made them. */
public final class DefinitionTable {
  private static final String LOAD = "select workspace, kind, body from definition where shard = ?";
  private static final String WITHOUT_RULES =
      "select workspace, kind, body from definition where workspace = ? and kind <> 'rules'";
  private static final String INSERT =
      "insert into definition (workspace, kind, id, shard, body) values (?, ?, ?, ?, ?)";
  private static final String DELETE =
      "delete from definition where workspace = ? and kind = ? and id = ?";

  private DefinitionTable() {}

  /** A definition and the workspace that made it. */
  public record Row(String workspace, Defined defined) {}

  /** Where a definition stands. */
  public record Place(String workspace, Kind kind, String id) {}

  /** All definitions of a shard. */
  public static List<Row> load(Db db, int shard) {
    return db.query(LOAD, s -> Parameters.of(s).number(shard), DefinitionTable::read);
  }

  /** Writes definitions; their former rows must have been deleted. */
  public static void insert(Db db, int shard, Collection<Row> rows) {
    db.batch(
        INSERT,
        rows,
        (statement, row) ->
            Parameters.of(statement)
                .text(row.workspace())
                .text(wire(row.defined().kind()))
                .text(row.defined().id())
                .number(shard)
                .text(Json.text(row.defined().body())));
  }

  /** Takes out rows. */
  public static void delete(Db db, Collection<Place> places) {
    db.batch(
        DELETE,
        places,
        (statement, place) ->
            Parameters.of(statement)
                .text(place.workspace())
                .text(wire(place.kind()))
                .text(place.id()));
  }

  /** The name of a kind in the table. */
  public static String wire(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** What decides who may take tickets of a workspace: all but its rules. */
  public static Definitions withoutRules(Queries queries, String workspace) {
    var definitions = new Definitions();
    queries
        .query(WITHOUT_RULES, s -> Parameters.of(s).text(workspace), DefinitionTable::read)
        .forEach(row -> definitions.put(row.defined()));
    return definitions;
  }

  private static Row read(ResultSet row) throws SQLException {
    var kind = Kind.valueOf(Columns.textThere(row, "kind").toUpperCase(Locale.ROOT));
    return new Row(
        Columns.textThere(row, "workspace"), defined(kind, Columns.textThere(row, "body")));
  }

  private static Defined defined(Kind kind, String body) {
    return switch (kind) {
      case AGENT -> new Defined.Agent(Json.read(body, DefineAgent.class));
      case SITE -> new Defined.Site(Json.read(body, DefineSite.class));
      case QUEUE -> new Defined.Queue(Json.read(body, DefineQueue.class));
      case RULES -> rules(Json.read(body, DefineRules.class));
    };
  }

  /**
   * Rules were found sound before they were written; a version that finds them bad must not run.
   */
  private static Defined rules(DefineRules rules) {
    var compiled = RuleCompiler.compile(rules.rules());
    compiled
        .bad()
        .ifPresent(
            bad -> {
              throw new IllegalStateException("rules no longer compile: " + bad.sentence());
            });
    return new Defined.Rules(compiled.book());
  }
}
