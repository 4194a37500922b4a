package io.signalbox.quickstart.journey;

import io.signalbox.contracts.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of contacts, as the topics tell it: each step once, one holder at a time. */
final class Lives {
  /** What happens to each ticket, once. */
  private static final List<String> ONCE =
      List.of(
          "ticket.opened",
          "ticket.offered",
          "ticket.assigned",
          "ticket.replied",
          "ticket.resolved",
          "survey.invited",
          "first-reply fulfilled",
          "total-resolution fulfilled",
          "reply sent",
          "survey sent");

  private final Map<String, Integer> accepted = new TreeMap<>();
  private final Map<String, Map<String, Integer>> steps = new TreeMap<>();
  private final Map<String, String> holders = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();

  /** Reads records, each once, of some workspaces. */
  Lives(List<Entry> entries, List<String> workspaces) {
    for (var entry : entries) {
      if (workspaces.contains(entry.workspace())) see(entry);
    }
    steps.forEach(
        (ticket, happened) ->
            ONCE.stream()
                .filter(step -> happened.getOrDefault(step, 0) != 1)
                .forEach(step -> complain(ticket, step + " " + happened.getOrDefault(step, 0))));
  }

  private void see(Entry entry) {
    switch (entry.topic()) {
      case Topics.CONTACTS ->
          accepted.merge(entry.type() + " " + entry.text("externalId"), 1, Integer::sum);
      case Topics.TICKETS -> ticket(entry);
      case Topics.SURVEYS -> count(entry, entry.type());
      case Topics.SLA_ALERTS -> complain(entry.ticket(), "was alerted: " + entry);
      case Topics.SLA_CLOCKS -> {
        if (entry.is("clock.fulfilled")) {
          count(entry, entry.body().at("/clock/metric").asText() + " fulfilled");
        }
      }
      case Topics.CONTACTS_OUTBOUND ->
          count(entry, entry.text("invitationId").isEmpty() ? "reply sent" : "survey sent");
      default -> throw new IllegalStateException("nobody counts " + entry);
    }
  }

  private void ticket(Entry entry) {
    if (entry.is("command.refused")) complain(entry.text("subject"), "was refused: " + entry);
    var ticket = entry.ticket();
    if (ticket.isEmpty()) return; // about agents
    var version = entry.body().at("/ticket/version").asLong();
    var before = versions.put(ticket, version);
    if (version != (before == null ? 1 : before + 1)) {
      complain(ticket, "version %d follows %s".formatted(version, before));
    }
    count(entry, entry.type());
    switch (entry.type()) {
      case "ticket.assigned" -> {
        var holder = holders.put(ticket, entry.text("agentId"));
        if (holder != null) complain(ticket, "was " + holder + "'s when it became another's");
      }
      case "ticket.unassigned", "ticket.resolved" -> holders.remove(ticket);
      default -> {}
    }
  }

  private void count(Entry entry, String step) {
    steps.computeIfAbsent(entry.ticket(), _ -> new TreeMap<>()).merge(step, 1, Integer::sum);
  }

  private void complain(String ticket, String what) {
    complaints.add("ticket " + ticket + ": " + what);
  }

  /** What became of each contact: {@code contact.accepted} and its external id, how often. */
  Map<String, Integer> contacts() {
    return accepted;
  }

  /** How many tickets there are. */
  int tickets() {
    return steps.size();
  }

  /** What is not as it must be. */
  List<String> complaints() {
    return complaints;
  }
}
