package io.signalbox.routing.simulation;

import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.contracts.ticket.RoutingCommand.AboutOffer;
import io.signalbox.contracts.ticket.RoutingCommand.AboutTicket;
import io.signalbox.contracts.ticket.RoutingCommand.AcceptOffer;
import io.signalbox.contracts.ticket.RoutingCommand.CloseTicket;
import io.signalbox.contracts.ticket.RoutingCommand.EscalateTicket;
import io.signalbox.contracts.ticket.RoutingCommand.HoldTicket;
import io.signalbox.contracts.ticket.RoutingCommand.NoteTicket;
import io.signalbox.contracts.ticket.RoutingCommand.PendTicket;
import io.signalbox.contracts.ticket.RoutingCommand.PrioritiseTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ReclassifyTicket;
import io.signalbox.contracts.ticket.RoutingCommand.RejectOffer;
import io.signalbox.contracts.ticket.RoutingCommand.ReopenTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ReplyToTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ResolveTicket;
import io.signalbox.contracts.ticket.RoutingCommand.ResumeTicket;
import io.signalbox.contracts.ticket.RoutingCommand.SetPresence;
import io.signalbox.contracts.ticket.RoutingCommand.TransferTicket;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.ticket.Status;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketIds;
import io.signalbox.routing.ticket.TicketIds.OfferId;
import io.signalbox.routing.ticket.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people happen to do, mostly to tickets that are young, sometimes to any. */
final class Chance {
  private static final int YOUNG = 12;
  private static final List<Presence> PRESENCES =
      List.of(Presence.AVAILABLE, Presence.AVAILABLE, Presence.AWAY, Presence.OFFLINE);
  private static final List<Priority> PRIORITIES =
      List.of(Priority.LOW, Priority.NORMAL, Priority.HIGH, Priority.URGENT);
  private static final List<String> QUEUES = List.of("money", "inner", "default", "nowhere");

  private final Random random;
  private final CallCentre centre;

  Chance(Random random, CallCentre centre) {
    this.random = random;
    this.centre = centre;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  RoutingCommand presence() {
    return new SetPresence(one(World.AGENTS), one(PRESENCES), null);
  }

  RoutingCommand about(List<UUID> tickets) {
    var young = tickets.subList(Math.max(0, tickets.size() - YOUNG), tickets.size());
    var ticket = centre.ticket(one(random.nextInt(5) == 0 ? tickets : young));
    return about(ticket, ticket.id().toString());
  }

  private RoutingCommand about(Ticket ticket, String id) {
    var by = ticket.phase().assignee();
    var agent = random.nextBoolean() || by == null ? null : by.agent();
    var version = random.nextInt(3) > 0 ? null : ticket.track().version() - random.nextInt(2);
    var offer = new OfferId(ticket.id(), ticket.track().fence() - random.nextInt(2)).toString();
    return switch (random.nextInt(33)) {
      case 0, 1, 2, 3 -> new AcceptOffer(offer, null, null);
      case 4, 5 -> new RejectOffer(offer, null, null, "no");
      case 6, 29 -> new ReplyToTicket(id, agent, version, "hello");
      case 27, 28 -> new NoteTicket(id, agent, version, "seen", List.of());
      case 7, 8 -> new PendTicket(id, agent, version, until(), null);
      case 9, 10 -> new HoldTicket(id, agent, version, until(), null);
      case 11 -> new ResumeTicket(id, agent, version);
      case 12, 13 -> new ResolveTicket(id, agent, version, "done");
      case 14 -> new ReopenTicket(id, agent, version, null);
      case 15, 16 -> new TransferTicket(id, agent, version, one(QUEUES), toAgent(), null);
      case 17, 18 -> new EscalateTicket(id, agent, version, null, "hard");
      case 19, 20 -> reclassify(id, agent, version);
      case 23, 24 -> new PendTicket(id, agent, version, null, null);
      case 25, 26, 30, 31 -> new HoldTicket(id, agent, version, null, null);
      case 21, 32 -> new PrioritiseTicket(id, agent, version, one(PRIORITIES), null);
      default -> new CloseTicket(id, agent, version, null);
    };
  }

  private ReclassifyTicket reclassify(String id, @Nullable String agent, @Nullable Long version) {
    return new ReclassifyTicket(
        id,
        agent,
        version,
        one(List.of("bill", "fault")),
        random.nextBoolean() ? null : 1 + random.nextInt(3),
        random.nextBoolean() ? null : Map.of(one(World.SKILLS), 1 + random.nextInt(3)),
        null,
        random.nextInt(4) > 0 ? null : random.nextBoolean() ? List.of() : List.of("payments"),
        random.nextInt(3) > 0 ? null : one(QUEUES),
        null);
  }

  private @Nullable String toAgent() {
    return random.nextBoolean() ? null : one(World.AGENTS);
  }

  private @Nullable Instant until() {
    return random.nextBoolean()
        ? null
        : centre.now().plus(Duration.ofSeconds(random.nextInt(100) - 10));
  }

  /** The status of the ticket a command is about; new for other commands. */
  Status statusOf(@Nullable RoutingCommand command) {
    var id =
        switch (command) {
          case AboutTicket about -> TicketIds.ticket(about.ticketId());
          case AboutOffer about -> TicketIds.offer(about.offerId()).map(OfferId::ticket);
          case null, default -> Optional.<UUID>empty();
        };
    return id.map(ticket -> centre.ticket(ticket).status()).orElse(Status.NEW);
  }

  /** A command was carried out. */
  void note(Object body, Status before, Ledger ledger) {
    var trigger =
        switch (body) {
          case AcceptOffer _ -> Trigger.ACCEPT;
          case RejectOffer _ -> Trigger.REJECT;
          case ReplyToTicket _ -> Trigger.REPLY;
          case NoteTicket _ -> Trigger.NOTE;
          case PendTicket _ -> Trigger.PEND;
          case HoldTicket _ -> Trigger.HOLD;
          case ResumeTicket _ -> Trigger.RESUME;
          case ResolveTicket _ -> Trigger.RESOLVE;
          case ReopenTicket _ -> Trigger.REOPEN;
          case ReclassifyTicket _ -> Trigger.RECLASSIFY;
          case PrioritiseTicket _ -> Trigger.PRIORITISE;
          case TransferTicket _ -> Trigger.TRANSFER;
          case EscalateTicket _ -> Trigger.ESCALATE;
          case CloseTicket _ -> Trigger.CLOSE;
          default -> null;
        };
    if (trigger != null) ledger.happened(before, trigger);
  }
}
