package io.signalbox.quickstart.demo;

import io.signalbox.contracts.Topics;
import io.signalbox.quickstart.client.Seen;
import io.signalbox.quickstart.demo.Report.Quantiles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Counts what passes on the topics. Sees each record once, in the order of each topic. */
final class Tally {

  private static final long LONGEST_MILLIS = 3_600_000;

  private final Map<String, Long> arrivedMillis = new HashMap<>();
  private final Map<String, String> contactOfTicket = new HashMap<>();
  private final Set<String> accepted = new HashSet<>();
  private final Set<String> ticketed = new HashSet<>();
  private final Set<String> suspended = new HashSet<>();
  private final Set<String> dead = new HashSet<>();
  private final Map<String, FirstAssignment> assigned = new HashMap<>();
  private final Set<String> resolved = new HashSet<>();
  private final Set<String> warned = new HashSet<>();
  private final Set<String> breached = new HashSet<>();
  private final Set<String> escalated = new HashSet<>();
  private final Set<String> invited = new HashSet<>();
  private final Map<String, Integer> csat = new HashMap<>();
  private final Map<String, Integer> nps = new HashMap<>();
  private final Set<String> npsInvitations = new HashSet<>();
  private final Set<String> transferred = new HashSet<>();

  private record FirstAssignment(String channel, String tier, String site, long atMillis) {}

  /** Takes note of a record. */
  synchronized void see(Seen seen) {
    if (seen.topic().endsWith(".dead")) {
      dead.add(seen.id());
      return;
    }
    switch (seen.topic()) {
      case Topics.CONTACTS_INBOUND ->
          arrivedMillis.putIfAbsent(seen.subject(), seen.timestampMillis());
      case Topics.CONTACTS -> contact(seen);
      case Topics.TICKETS -> ticket(seen);
      case Topics.SLA_ALERTS -> alert(seen);
      case Topics.SURVEYS -> survey(seen);
      default -> {}
    }
  }

  private void contact(Seen seen) {
    var contact = seen.body().path("contactId").asText();
    switch (seen.type()) {
      case "contact.accepted" -> accepted.add(contact);
      case "contact.suspended" -> suspended.add(contact);
      default -> {}
    }
  }

  private void ticket(Seen seen) {
    var body = seen.body();
    var ticket = body.path("ticket").path("ticketId").asText();
    if (seen.type().equals("ticket.opened")) opened(ticket, body.path("contactId").asText());
    if (seen.type().equals("ticket.message-received")) {
      ticketed.add(body.path("contactId").asText());
    }
    if (!contactOfTicket.containsKey(ticket)) return; // of an earlier day
    switch (seen.type()) {
      case "ticket.assigned" -> {
        var view = body.path("ticket");
        assigned.putIfAbsent(
            ticket,
            new FirstAssignment(
                view.path("channel").asText(),
                view.path("requirements").path("tier").asText(),
                body.path("site").asText("none"),
                seen.timestampMillis()));
      }
      case "ticket.resolved" -> resolved.add(ticket);
      case "ticket.reopened" -> resolved.remove(ticket);
      case "ticket.escalated" -> escalated.add(seen.id());
      case "ticket.transferred" -> transferred.add(seen.id());
      default -> {}
    }
  }

  private void opened(String ticket, String contact) {
    contactOfTicket.put(ticket, contact);
    ticketed.add(contact);
  }

  private void alert(Seen seen) {
    var alert = seen.body().path("alertId").asText();
    switch (seen.type()) {
      case "sla.warning" -> warned.add(alert);
      case "sla.breached" -> breached.add(alert);
      case "sla.retracted" -> {
        warned.remove(alert);
        breached.remove(alert);
      }
      default -> {}
    }
  }

  private void survey(Seen seen) {
    var invitation = seen.body().path("invitationId").asText();
    switch (seen.type()) {
      case "survey.invited" -> {
        invited.add(invitation);
        if (seen.body().path("metric").asText().equals("nps")) npsInvitations.add(invitation);
      }
      case "survey.answered" -> {
        var scores = npsInvitations.contains(invitation) ? nps : csat;
        scores.put(invitation, seen.body().path("score").asInt());
      }
      default -> {}
    }
  }

  /** How it stands, for those who watch. */
  synchronized Glance glance() {
    return new Glance(
        contactOfTicket.size(),
        assigned.size(),
        resolved.size(),
        warned.size(),
        breached.size(),
        escalated.size(),
        csat.size() + nps.size());
  }

  /** What became of a contact that was sent in, as far as the topics tell. */
  synchronized @Nullable Fate fateOf(String contactId, String recordId) {
    if (ticketed.contains(contactId)) return Fate.TICKET;
    if (suspended.contains(contactId)) return Fate.SUSPENDED;
    if (dead.contains(recordId)) return Fate.REJECTED;
    return null;
  }

  /**
   * The figures.
   *
   * @param fates what became of each contact that was sent in
   */
  synchronized Report report(Fates fates) {
    var delays = new Histogram(LONGEST_MILLIS, 3);
    assigned.forEach((ticket, first) -> record(delays, ticket, first));
    return new Report(
        fates.all(),
        contactOfTicket.size(),
        fates.count(Fate.DUPLICATE),
        fates.count(Fate.DEFLECTED),
        fates.count(Fate.SUSPENDED),
        fates.count(Fate.REJECTED),
        fates.count(Fate.UNKNOWN),
        assigned.size(),
        resolved.size(),
        warned.size(),
        breached.size(),
        escalated.size(),
        transferred.size(),
        invited.size(),
        csat.size() + nps.size(),
        mean(csat, score -> score >= 4 ? 100 : 0),
        mean(nps, score -> score >= 9 ? 100 : score <= 6 ? -100 : 0),
        quantiles(delays),
        counted(FirstAssignment::channel),
        counted(FirstAssignment::tier),
        counted(FirstAssignment::site));
  }

  /** What the answers count on average; null where nobody answered. */
  private static @Nullable Double mean(Map<String, Integer> scores, IntUnaryOperator counts) {
    return scores.isEmpty()
        ? null
        : scores.values().stream().mapToInt(counts::applyAsInt).average().orElseThrow();
  }

  private void record(Histogram delays, String ticket, FirstAssignment first) {
    var arrived = arrivedMillis.get(contactOfTicket.get(ticket));
    if (arrived == null) return; // it entered before we looked
    delays.recordValue(Math.clamp(first.atMillis() - arrived, 0, LONGEST_MILLIS));
  }

  private static Quantiles quantiles(Histogram delays) {
    return delays.getTotalCount() == 0
        ? new Quantiles(null, null)
        : new Quantiles(delays.getValueAtPercentile(50), delays.getValueAtPercentile(99));
  }

  private Map<String, Integer> counted(Function<FirstAssignment, String> dimension) {
    var counts = new TreeMap<String, Integer>();
    assigned.values().forEach(a -> counts.merge(dimension.apply(a), 1, Integer::sum));
    return counts;
  }
}
