package io.signalbox.routing.search;

import io.signalbox.contracts.Topics;
import io.signalbox.routing.ticket.TicketIds;
import io.signalbox.runtime.projection.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which events change what tickets are found by, and of which tickets. */
final class Changes {
  static final String NAME = "search";
  static final List<String> TOPICS = List.of(Topics.TICKETS);

  /** Of what {@link Words}, {@link Stems} and {@link Lexemes} make; raised with each change. */
  static final int FORMAT = 1;

  /** What changes no word. All that is not here does, also what is not known yet. */
  private static final Set<String> WORDLESS =
      Set.of(
          "watermark",
          "agent.changed",
          "agent.presence-changed",
          "command.refused",
          "ticket.message-changed",
          "ticket.queued",
          "ticket.offered",
          "ticket.offer-ended",
          "ticket.assigned",
          "ticket.unassigned",
          "ticket.status-changed",
          "ticket.priority-changed",
          "ticket.escalated",
          "ticket.transferred",
          "ticket.resolved",
          "ticket.reopened",
          "ticket.closed");

  /** What takes words away for good. */
  private static final Set<String> ERASING = Set.of("ticket.erased", "ticket.messages-erased");

  private Changes() {}

  static boolean erase(List<Change> changes) {
    return changes.stream().anyMatch(change -> ERASING.contains(change.type()));
  }

  static boolean concerns(String type) {
    return !WORDLESS.contains(type);
  }

  /** The tickets that changed, each once. */
  static List<UUID> tickets(List<Change> changes) {
    return changes.stream()
        .map(change -> TicketIds.ticket(change.subject()))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }
}
