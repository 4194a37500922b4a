package io.signalbox.runtime.deadletter;

import io.signalbox.runtime.edge.Page;
import io.signalbox.runtime.edge.PageQuery;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Dead letters as far as an actor may see them. */
@Singleton
final class DeadLetters {
  private final LetterRows table;

  /**
   * One dead letter with what it held.
   *
   * @param record in the outbox's format; empty for a timer
   */
  record Letter(LetterRow row, byte[] record) {}

  DeadLetters(LetterRows table) {
    this.table = table;
  }

  /** The newest first; filters {@code state} and {@code topic}. */
  List<LetterRow> list(Actor actor, Page page) {
    var workspaces = workspaces(actor);
    return PageQuery.<LetterRow>of(page, (row, query, is) -> row.get("workspace").in(workspaces))
        .filteredBy("state", "topic")
        .descending(table, PageQuery.Key.moment("at"), PageQuery.Key.id("id"));
  }

  static List<String> position(LetterRow row) {
    return List.of(row.at().toString(), row.id().toString());
  }

  /** The dead letter, if the actor may see it. */
  Optional<Letter> find(Actor actor, UUID id) {
    return table
        .findByIdAndWorkspaceIn(id, workspaces(actor))
        .flatMap(row -> table.findContent(id).map(content -> new Letter(row, content.record())));
  }

  /** A record whose key could not be read belongs to no workspace: only an admin sees it. */
  private static List<String> workspaces(Actor actor) {
    return actor.role() == Role.ADMIN ? List.of(actor.workspace(), "") : List.of(actor.workspace());
  }
}
