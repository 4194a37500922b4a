package io.signalbox.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.RoutingCommand.AboutTicket;
import io.signalbox.contracts.ticket.RoutingCommand.AcceptOffer;
import io.signalbox.contracts.ticket.RoutingCommand.HoldTicket;
import io.signalbox.contracts.ticket.RoutingCommand.PendTicket;
import io.signalbox.contracts.ticket.RoutingCommand.RejectOffer;
import io.signalbox.contracts.ticket.RoutingCommand.ReplyToTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ResolveTicket;
import io.signalbox.contracts.ticket.RoutingCommand.TransferTicket;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.contracts.ticket.TicketView;
import io.signalbox.quickstart.client.Seen;
import io.signalbox.quickstart.sample.Chance;
import io.signalbox.quickstart.sample.Phrases;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Simulated agents. They see what agents' tools see, events on {@code tickets}, and answer with the
 * commands those tools send; what they write fits what the ticket is about, in its language.
 */
final class Agents {

  /** A command may be refused because the ticket has moved on; then the agent looks again. */
  private static final long LOOK_AGAIN_MILLIS = 4_000;

  private static final Duration THIRD_PARTY = Duration.ofSeconds(2);

  private final Shape.Agents pace;
  private final Phrases phrases;
  private final Chance chance;
  private final Function<String, Desk> desks;
  private final Later later;
  private final InstantSource clock;

  /** Tickets in work, and those that wait for their customer, as they were last seen. */
  private final Map<String, TicketView> atWork = new ConcurrentHashMap<>();

  private final Map<String, TicketView> waiting = new ConcurrentHashMap<>();

  /** What happens to a ticket at most once: a question, a wait, a transfer. */
  private final Set<String> turned = ConcurrentHashMap.newKeySet();

  Agents(
      Shape.Agents pace,
      Phrases phrases,
      Chance chance,
      Function<String, Desk> desks,
      Later later,
      InstantSource clock) {
    this.pace = pace;
    this.phrases = phrases;
    this.chance = chance;
    this.desks = desks;
    this.later = later;
    this.clock = clock;
  }

  void see(Seen seen) {
    if (!seen.topic().equals(Topics.TICKETS)) return;
    if (!seen.body().has("ticket")) return;
    if (seen.type().equals("ticket.offered")) offered(seen.body());
    else moved(seen.as(OnTicket.class).ticket());
  }

  /** What every event about a ticket has. */
  private record OnTicket(TicketView ticket) {}

  private void offered(JsonNode offer) {
    var agent = offer.path("agentId").asText();
    var id = offer.path("offerId").asText();
    var fence = offer.path("fence").asLong();
    if (chance.happens(pace.ignore())) return;
    var answer =
        chance.happens(pace.reject())
            ? new RejectOffer(id, agent, fence, "on another call")
            : new AcceptOffer(id, agent, fence);
    later.after(around(pace.accept()), () -> desks.apply(agent).send(answer));
  }

  private void moved(TicketView ticket) {
    var id = ticket.ticketId();
    var agent = ticket.agentId();
    if (agent != null && ticket.status().equals(TicketStatus.PENDING)) waiting.put(id, ticket);
    else waiting.remove(id);
    if (agent == null || !ticket.status().equals(TicketStatus.IN_PROGRESS)) {
      atWork.remove(id);
      return;
    }
    var before = atWork.put(id, ticket);
    if (before == null || !agent.equals(before.agentId())) {
      later.after(around(pace.handle()), () -> handle(id, agent));
    }
  }

  private void handle(String id, String agent) {
    var ticket = atWork.get(id);
    if (ticket == null || !agent.equals(ticket.agentId())) return;
    var spoken = ticket.channel().equals(Channel.PHONE); // asked and answered on the line
    if (!spoken && chance.happens(pace.ask()) && turned.add(id)) ask(ticket, agent);
    else if (chance.happens(pace.hold()) && turned.add(id)) hold(id, agent);
    else if (chance.happens(pace.transfer()) && turned.add(id)) transfer(ticket, agent);
    else answer(ticket, agent);
    later.after(LOOK_AGAIN_MILLIS, () -> handle(id, agent));
  }

  private void ask(TicketView ticket, String agent) {
    var id = ticket.ticketId();
    var question = chance.oneOf(Phrases.in(language(ticket), matter(ticket).questions()));
    send(agent, new ReplyToTicket(id, agent, null, question.ask()));
    send(agent, new PendTicket(id, agent, null, null, "waiting for the customer"));
    later.after(
        pace.giveUp().toMillis(),
        () -> {
          if (waiting.containsKey(id)) {
            send(agent, new ResolveTicket(id, agent, null, "the customer left"));
          }
        });
  }

  private void hold(String ticket, String agent) {
    var until = clock.instant().plus(THIRD_PARTY).truncatedTo(ChronoUnit.MILLIS);
    send(agent, new HoldTicket(ticket, agent, null, until, "asked the carrier"));
  }

  /** To where people know more about it. */
  private void transfer(TicketView ticket, String agent) {
    var technical = "technical".equals(ticket.queue());
    var queue = technical ? "shipping" : "technical";
    var reason = technical ? "needs a new device sent" : "turned out to be a fault of the device";
    send(agent, new TransferTicket(ticket.ticketId(), agent, null, queue, null, reason));
  }

  private void answer(TicketView ticket, String agent) {
    var id = ticket.ticketId();
    var answer = chance.oneOf(Phrases.in(language(ticket), matter(ticket).answers()));
    send(agent, new ReplyToTicket(id, agent, null, answer));
    later.after(
        around(pace.finish()),
        () -> {
          var now = atWork.get(id);
          if (now != null && agent.equals(now.agentId())) {
            send(agent, new ResolveTicket(id, agent, null, "answered"));
          }
        });
  }

  private Phrases.Matter matter(TicketView ticket) {
    return phrases.matter(ticket.classification().intent());
  }

  private static String language(TicketView ticket) {
    var said = ticket.classification().language();
    return said == null ? Phrases.ENGLISH : List.of(said.split("-", 2)).getFirst();
  }

  private void send(String agent, AboutTicket command) {
    desks.apply(agent).send(command);
  }

  private long around(Duration median) {
    return chance.aroundMillis(median.toMillis());
  }
}
