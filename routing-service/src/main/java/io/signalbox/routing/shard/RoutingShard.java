package io.signalbox.routing.shard;

import io.signalbox.contracts.contact.ContactEvent;
import io.signalbox.contracts.contact.CustomerEvent;
import io.signalbox.contracts.contact.ReplyReport;
import io.signalbox.contracts.erasure.ErasureEvent.CustomerErased;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.routing.arrival.Arrival;
import io.signalbox.routing.arrival.CustomerNews;
import io.signalbox.routing.erasure.Erasing;
import io.signalbox.routing.handling.Acting;
import io.signalbox.routing.handling.Correspondence;
import io.signalbox.routing.handling.Handling;
import io.signalbox.routing.handling.Reactivation;
import io.signalbox.routing.offer.Dispatch;
import io.signalbox.routing.offer.Offers;
import io.signalbox.routing.presence.PresenceRules;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.state.Fact;
import io.signalbox.routing.state.Kinds;
import io.signalbox.routing.state.Loading;
import io.signalbox.routing.state.Memory;
import io.signalbox.routing.ticket.Refusal;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketIds;
import io.signalbox.routing.visibility.TicketVisibility;
import io.signalbox.runtime.definition.DefinitionCommand;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.erasure.Erasure;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Delivered;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Shard;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One shard of routing: hands every input to the room that decides on it. */
public final class RoutingShard implements Shard<Fact> {
  private final int number;
  private final RoutingSettings settings;
  private final Memory memory;
  private final Fetching fetching;
  private final Arrival arrival;
  private final Offers offers;
  private final Handling handling;
  private final Erasing erasing;
  private final PresenceRules presenceRules;

  /** The shard of that number. */
  public RoutingShard(int number, DefinitionLimits limits, RoutingSettings settings) {
    this.number = number;
    this.memory = new Memory(number, limits);
    this.fetching = new Fetching(memory);
    this.settings = settings;
    var dispatch = new Dispatch(settings);
    var reactivation = new Reactivation(dispatch);
    this.offers = new Offers(dispatch, settings);
    this.arrival = new Arrival(dispatch, reactivation, settings);
    this.handling = new Handling(dispatch, offers, reactivation, settings);
    this.erasing = new Erasing(memory, handling, dispatch);
    this.presenceRules = new PresenceRules(dispatch, offers, settings);
  }

  @Override
  public void load(Db db) {
    Loading.load(memory, db, number);
  }

  @Override
  public void fetch(List<Input> batch, Db db) {
    memory.definitions().fetch(batch, db);
    fetching.fetch(batch, db);
    erasing.fetch(batch, db);
  }

  @Override
  public Decision<Fact> decide(Input input) {
    var draft = new Draft(memory, input);
    return switch (input) {
      case Received received -> decide(draft, received);
      case Due due -> decide(draft, due);
    };
  }

  private Decision<Fact> decide(Draft draft, Received input) {
    return switch (input.body()) {
      case ContactEvent.Accepted contact -> arrival.decide(draft, contact);
      case ContactEvent.Suspended _ -> Decision.nothing(); // waits for a person, at ingest
      case CustomerErased erased -> erasing.begin(draft, erased);
      case CustomerEvent.Changed changed -> CustomerNews.decide(draft, changed);
      case ReplyReport report -> Correspondence.reported(draft, report);
      case RoutingCommand command ->
          hidden(draft, input, command).orElseGet(() -> decide(draft, input, command));
      case DefinitionCommand _ -> define(draft, input);
      case Delivered _ -> Decision.nothing(); // a file that is missing is found when it is read
      default -> throw new IllegalArgumentException("not a message for routing: " + input.type());
    };
  }

  /** What a narrowed key does not show does not exist for it. */
  private static Optional<Decision<Fact>> hidden(
      Draft draft, Received input, RoutingCommand command) {
    var actor = input.actor();
    if (!actor.access().isNarrowed()) return Optional.empty();
    var id = named(command);
    var ticket = TicketIds.ticket(id).map(draft::ticket).orElse(null);
    var definitions = draft.workspaceState().definitions();
    return ticket == null || TicketVisibility.shows(actor, definitions, ticket)
        ? Optional.empty()
        : Optional.of(draft.refuse(Refusal.unknownTicket(id), id, actor.agent()));
  }

  private static String named(RoutingCommand command) {
    return switch (command) {
      case RoutingCommand.AboutTicket about -> about.ticketId();
      case RoutingCommand.AboutOffer about ->
          TicketIds.offer(about.offerId()).map(offer -> offer.ticket().toString()).orElse("");
      case RoutingCommand.SetPresence _,
          RoutingCommand.DefineAgent _,
          RoutingCommand.DefineSite _,
          RoutingCommand.DefineQueue _,
          RoutingCommand.DefineRules _ ->
          "";
    };
  }

  private Decision<Fact> decide(Draft draft, Received input, RoutingCommand command) {
    return switch (command) {
      case RoutingCommand.AboutTicket about -> handling.decide(draft, input, about);
      case RoutingCommand.AboutOffer about ->
          offers.answer(draft, about, Acting.agent(input, about.agentId()));
      case RoutingCommand.SetPresence presence -> presenceRules.presence(draft, presence);
      case RoutingCommand.DefineAgent _,
          RoutingCommand.DefineSite _,
          RoutingCommand.DefineQueue _,
          RoutingCommand.DefineRules _ ->
          define(draft, input);
    };
  }

  private Decision<Fact> define(Draft draft, Received input) {
    return memory.definitions().decide(input, new SettingUp(draft, presenceRules));
  }

  private Decision<Fact> decide(Draft draft, Due due) {
    return switch (due.kind()) {
      case Kinds.OFFER -> offers.expire(draft, ticket(draft, due));
      case Kinds.DECLINED -> offers.forgive(draft, ticket(draft, due));
      case Kinds.UNTIL -> handling.timeUp(draft, ticket(draft, due));
      case Kinds.PAUSE_OVER ->
          presenceRules.pauseOver(draft, draft.workspaceState().agentOfTimer(due.subject()));
      case Kinds.ABSENT ->
          presenceRules.absent(draft, draft.workspaceState().agentOfTimer(due.subject()));
      case Kinds.LONG_ABSENT ->
          presenceRules.longAbsent(draft, draft.workspaceState().agentOfTimer(due.subject()));
      case Erasure.STEP -> erasing.goOn(draft, due);
      case Kinds.KEPT -> erasing.keptLongEnough(draft, ticket(draft, due));
      case Kinds.BOUNDS -> presenceRules.bounds(draft);
      case Kinds.MATCH -> presenceRules.match(draft);
      default -> throw new IllegalArgumentException("no such timer: " + due.kind());
    };
  }

  private static @Nullable Ticket ticket(Draft draft, Due due) {
    return TicketIds.ticket(due.subject()).map(draft::ticket).orElse(null);
  }

  @Override
  public void apply(Fact fact) {
    memory.apply(fact);
  }

  @Override
  public void write(Db db) {
    memory.definitions().write(db);
    memory.unwritten().write(db, number);
    memory.erasures().write(db);
  }

  @Override
  public void settled() {
    erasing.settled();
    memory.settle(settings.ticketsCachedMax());
  }

  /** What the shard has in memory. */
  public Memory memory() {
    return memory;
  }
}
