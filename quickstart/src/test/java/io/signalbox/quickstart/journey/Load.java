package io.signalbox.quickstart.journey;

import io.signalbox.contracts.Topics;
import io.signalbox.quickstart.client.Command;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * So many contacts, and a desk that answers each ticket by what it sees on the topics. Everything
 * goes over Kafka, and what the desk does is named by the event that it answers: an event that
 * comes twice is answered by the same command.
 *
 * <p>The last contact of each workspace is sent when all others are done with: whatever was to
 * follow from them has then been decided.
 */
final class Load implements AutoCloseable {
  private static final List<String> READ =
      List.of(Topics.CONTACTS, Topics.TICKETS, Topics.SLA_CLOCKS, Topics.SURVEYS);

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** How many of a workspace's contacts are under way. */
  private static final int WINDOW = 20;

  /** Every so many contacts one is sent again as it was, another under an id of its own. */
  private static final int REPEATED = 8;

  private final Installation there;
  private final String name;
  private final List<String> workspaces;
  private final int each;
  private final Book book;
  private final Map<String, Integer> sent = new HashMap<>();
  private final Map<String, Set<String>> steps = new HashMap<>();
  private final Set<String> contacts = new TreeSet<>();
  private final Map<String, List<Command>> outgoing = new HashMap<>();
  private int repeats;
  private int duplicates;
  private int commands;

  Load(Installation there, String name, List<String> workspaces, int each) {
    this.there = there;
    this.name = name;
    this.workspaces = workspaces;
    this.each = each;
    workspaces.forEach(there::in); // opened, before anything is read
    book = Book.fromNow(there, READ);
  }

  /**
   * Sends all and returns when every ticket is done with.
   *
   * @param resolved is told again and again how many tickets are resolved by now
   */
  void run(IntConsumer resolved) {
    var give = System.nanoTime() + PATIENCE.toNanos();
    workspaces.forEach(this::next);
    while (workspaces.stream().anyMatch(w -> done(w, "closed") < each)) {
      send();
      for (var entry : book.more()) {
        if (workspaces.contains(entry.workspace())) see(entry);
      }
      workspaces.forEach(this::next);
      resolved.accept(resolved());
      if (System.nanoTime() > give) throw new AssertionError(standing());
    }
  }

  private int resolved() {
    return workspaces.stream().mapToInt(w -> done(w, "ticket.resolved")).sum();
  }

  private String standing() {
    var words = new StringBuilder("the load does not end: " + sent + " sent; ");
    steps.forEach((step, what) -> words.append(step).append(' ').append(what.size()).append("; "));
    return words.append('\n').append(there.logs()).toString();
  }

  private void see(Entry entry) {
    switch (entry.type()) {
      case "ticket.offered" ->
          answer(
              entry,
              "offer.accept",
              entry.text("offerId"),
              Map.of("offerId", entry.text("offerId")));
      case "ticket.assigned" ->
          answer(entry, "ticket.reply", entry.ticket(), Map.of("text", "Done."));
      case "ticket.replied" -> answer(entry, "ticket.resolve", entry.ticket(), Map.of());
      case "survey.invited", "survey.skipped", "ticket.resolved" -> {}
      case "clock.fulfilled" -> note(entry, entry.body().at("/clock/metric").asText());
      default -> {
        return;
      }
    }
    note(entry, entry.type());
    var ticket = entry.ticket();
    if (List.of("ticket.resolved", "survey.invited", "first-reply", "total-resolution").stream()
        .allMatch(step -> of(entry.workspace(), step).contains(ticket))) {
      note(entry, "closed");
    }
  }

  private void note(Entry entry, String step) {
    of(entry.workspace(), step).add(entry.ticket());
  }

  private Set<String> of(String workspace, String step) {
    return steps.computeIfAbsent(workspace + " " + step, _ -> new HashSet<>());
  }

  private int done(String workspace, String step) {
    return of(workspace, step).size();
  }

  /** Lets as many contacts come as there is room for. */
  private void next(String workspace) {
    var already = sent.getOrDefault(workspace, 0);
    var room = Math.min(each - 1, done(workspace, "ticket.resolved") + WINDOW);
    var allOthers = done(workspace, "closed") == each - 1;
    for (; already < (allOthers ? each : room); already++) submit(workspace, already);
    sent.put(workspace, already);
  }

  private void submit(String workspace, int number) {
    var external = name + "-" + workspace + "-" + number;
    contacts.add(external);
    var id = Ids.hash("customer", external).toString();
    var json =
        Json.text(
            Map.of(
                "channel",
                number % 2 == 0 ? "email" : "web",
                "externalId",
                external,
                "from",
                Map.of("email", external + "@example.org"),
                "subject",
                "Question " + number,
                "text",
                "How does it work?"));
    put(workspace, new Command(Topics.CONTACTS_INBOUND, "contact.submitted", id, id, json));
    if (number % REPEATED == 0) {
      put(workspace, new Command(Topics.CONTACTS_INBOUND, "contact.submitted", id, id, json));
      repeats++;
    }
    if (number % REPEATED == 1) {
      var again = Ids.hash("once more", external).toString();
      put(workspace, new Command(Topics.CONTACTS_INBOUND, "contact.submitted", again, again, json));
      duplicates++;
    }
  }

  private void answer(Entry event, String type, String subject, Map<String, Object> more) {
    var body = new HashMap<String, Object>(more);
    if (!type.startsWith("offer")) body.put("ticketId", subject);
    body.put("agentId", event.text("agentId"));
    var id = Ids.hash("desk", event.id(), type).toString();
    put(
        event.workspace(),
        new Command(Topics.ROUTING_COMMANDS, type, id, subject, Json.text(body)));
    commands++;
  }

  private void put(String workspace, Command command) {
    outgoing.computeIfAbsent(workspace, _ -> new ArrayList<>()).add(command);
  }

  private void send() {
    outgoing.forEach((workspace, all) -> there.in(workspace).sendAll(all.stream()));
    outgoing.clear();
  }

  /** The external ids of all contacts. */
  Set<String> contacts() {
    return contacts;
  }

  /** How many contacts came a second time under another id. */
  int duplicates() {
    return duplicates;
  }

  /** How many are not resolved yet. */
  int underWay() {
    return contacts.size() - resolved();
  }

  @Override
  public String toString() {
    return "%d contacts in %d workspaces, %d sent again, %d again under another id, %d commands"
        .formatted(contacts.size(), workspaces.size(), repeats, duplicates, commands);
  }

  @Override
  public void close() {
    book.close();
  }
}
