package io.signalbox.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.contracts.Topics;
import io.signalbox.contracts.ticket.RoutingCommand.AcceptOffer;
import io.signalbox.contracts.ticket.RoutingCommand.HoldTicket;
import io.signalbox.contracts.ticket.RoutingCommand.PendTicket;
import io.signalbox.contracts.ticket.RoutingCommand.RejectOffer;
import io.signalbox.contracts.ticket.RoutingCommand.ReplyToTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ResolveTicket;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.contracts.ticket.TicketView;
import io.signalbox.quickstart.client.Seen;
import io.signalbox.quickstart.sample.Chance;
import io.signalbox.quickstart.sample.Phrases;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Simulated agents. They see what agents' tools see, events on {@code tickets}, and answer with the
 * commands those tools send.
 */
final class AgentFloor {

  /** A command may be refused because the ticket has moved on; then the agent looks again. */
  private static final long LOOK_AGAIN_MILLIS = 4_000;

  private static final Duration THIRD_PARTY = Duration.ofSeconds(2);

  private final Shape.Agents pace;
  private final Phrases phrases;
  private final Chance chance;
  private final Function<String, Desk> desks;
  private final Later later;
  private final InstantSource clock;

  /** The agent at work on each ticket. */
  private final Map<String, String> atWork = new ConcurrentHashMap<>();

  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  AgentFloor(
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
    if (agent == null || !ticket.status().equals(TicketStatus.IN_PROGRESS)) {
      atWork.remove(id);
    } else if (!agent.equals(atWork.put(id, agent))) {
      later.after(around(pace.handle()), () -> handle(id, agent));
    }
  }

  private void handle(String ticket, String agent) {
    if (!stillMine(ticket, agent)) return;
    if (chance.happens(pace.ask()) && asked.add(ticket)) ask(ticket, agent);
    else if (chance.happens(pace.hold()) && asked.add(ticket)) hold(ticket, agent);
    else answer(ticket, agent);
    later.after(LOOK_AGAIN_MILLIS, () -> handle(ticket, agent));
  }

  private void ask(String ticket, String agent) {
    var desk = desks.apply(agent);
    desk.send(new ReplyToTicket(ticket, agent, null, chance.oneOf(phrases.questions())));
    desk.send(new PendTicket(ticket, agent, null, null, "waiting for the customer"));
  }

  private void hold(String ticket, String agent) {
    var until = clock.instant().plus(THIRD_PARTY).truncatedTo(ChronoUnit.MILLIS);
    desks.apply(agent).send(new HoldTicket(ticket, agent, null, until, "asked the carrier"));
  }

  private void answer(String ticket, String agent) {
    var desk = desks.apply(agent);
    desk.send(new ReplyToTicket(ticket, agent, null, chance.oneOf(phrases.answers())));
    later.after(
        around(pace.finish()),
        () -> {
          if (stillMine(ticket, agent)) {
            desk.send(new ResolveTicket(ticket, agent, null, "answered"));
          }
        });
  }

  private boolean stillMine(String ticket, String agent) {
    return agent.equals(atWork.get(ticket));
  }

  private long around(Duration median) {
    return chance.aroundMillis(median.toMillis());
  }
}
