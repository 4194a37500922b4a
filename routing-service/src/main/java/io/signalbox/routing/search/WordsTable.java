package io.signalbox.routing.search;

import io.signalbox.routing.search.Lexemes.Lexeme;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.table.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;

/** The words of tickets on PostgreSQL: a row each, found by its text search. */
final class WordsTable {
  /** More positions of a lexeme PostgreSQL does not keep, nor places further on. */
  private static final int POSITIONS_MAX = 255;

  private static final int POSITION_MAX = (1 << 14) - 1;

  private static final String DELETE = "delete from ticket_words where ticket = ?";

  /** The lock lets others change the ticket, but not remove it. */
  private static final String INSERT =
      "insert into ticket_words (ticket, words) select t.id, cast(? as tsvector)"
          + " from ticket t where t.id = ? for key share";

  private WordsTable() {}

  /** Makes the rows of these tickets anew. */
  static void replace(Db db, List<UUID> ids) {
    SearchedQueries.pieces(ids).forEach(some -> replaceTogether(db, some));
  }

  private static void replaceTogether(Db db, List<UUID> ids) {
    db.batch(DELETE, ids, (s, id) -> Parameters.of(s).id(id));
    db.batch(
        INSERT,
        SearchedQueries.lexemes(db::query, ids).entrySet(),
        (s, ticket) -> Parameters.of(s).text(vector(ticket.getValue())).id(ticket.getKey()));
  }

  private static String vector(List<Lexeme> lexemes) {
    Map<String, StringJoiner> positions = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (var each : lexemes) {
      if (each.position() > POSITION_MAX && positions.containsKey(each.text())) continue;
      if (counts.merge(each.text(), 1, Integer::sum) > POSITIONS_MAX) continue;
      positions
          .computeIfAbsent(each.text(), _ -> new StringJoiner(","))
          .add(Integer.toString(Math.min(each.position(), POSITION_MAX)));
    }
    return positions.entrySet().stream()
        .map(each -> quoted(each.getKey()) + ":" + each.getValue())
        .collect(Collectors.joining(" "));
  }

  /** No lexeme of ours has a quote or a backslash; and if one had, it would stay what it is. */
  private static String quoted(String lexeme) {
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** A match in PostgreSQL's words, for {@code cast(? as tsquery)}. */
  static String query(String workspace, Match match) {
    return quoted(Lexemes.workspace(workspace)) + " & " + query(match);
  }

  private static String query(Match match) {
    return switch (match) {
      case Match.Word word -> quoted(word.lexeme());
      case Match.Prefix prefix -> quoted(prefix.beginning()) + ":*";
      case Match.Phrase phrase ->
          phrase.lexemes().stream()
              .map(WordsTable::quoted)
              .collect(Collectors.joining(" <-> ", "(", ")"));
      case Match.Any any ->
          any.of().stream().map(WordsTable::query).collect(Collectors.joining(" | ", "(", ")"));
      case Match.All all -> {
        var parts = new StringJoiner(" & ", "(", ")");
        all.of().forEach(each -> parts.add(query(each)));
        all.none().forEach(each -> parts.add("!" + query(each)));
        yield parts.toString();
      }
    };
  }
}
