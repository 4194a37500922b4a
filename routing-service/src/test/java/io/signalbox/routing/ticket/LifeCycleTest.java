package io.signalbox.routing.ticket;

import static io.signalbox.routing.play.Contacts.mail;
import static io.signalbox.routing.play.Staff.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.RoutingCommand;
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
import io.signalbox.contracts.ticket.RoutingCommand.TransferTicket;
import io.signalbox.routing.definition.RoutingKinds;
import io.signalbox.routing.play.BareStage;
import io.signalbox.routing.play.CallCentre;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.state.Kinds;
import io.signalbox.runtime.shard.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every trigger in every status: what is allowed changes the ticket, what is not leaves it as it
 * is. A new status or trigger does not compile here until it is exercised.
 */
class LifeCycleTest {
  /** Refusals that say the status is wrong. */
  private static final Set<String> WRONG =
      Set.of("wrong-status", "offer-ended", "offer-expired", "unknown-offer");

  private static final Duration HOUR = Duration.ofHours(1);

  private final BareStage stage = new BareStage(RoutingSettings.DEFAULT);
  private final CallCentre centre = new CallCentre(stage);

  static Stream<Arguments> pairs() {
    return Arrays.stream(Status.values())
        .filter(status -> status != Status.NEW) // no decision leaves a ticket new
        .flatMap(
            status ->
                Arrays.stream(Trigger.values()).map(trigger -> Arguments.of(status, trigger)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairs")
  void is_as_the_table_says(Status status, Trigger trigger) {
    var ticket = ticketIn(status);
    assertThat(ticket.status()).isEqualTo(status);
    var outcome = pull(trigger, ticket);
    var after = centre.ticket(ticket.id());

    if (LifeCycle.allows(status, trigger)) {
      assertThat(outcome == null ? null : outcome.reason()).isNull();
      assertThat(after.track().version()).isGreaterThan(ticket.track().version());
    } else {
      assertThat(after).isEqualTo(ticket);
      if (outcome != null && outcome.status() == Outcome.Status.REFUSED) {
        assertThat(WRONG).contains(outcome.reason());
      }
    }
  }

  private Ticket ticketIn(Status status) {
    centre.present(agent("agent-1"));
    var ticket = centre.contact(mail("hello").within("talk-1"));
    if (status == Status.OFFERED) return ticket;
    var id = ticket.id().toString();
    if (status == Status.QUEUED) {
      centre.define(new RejectOffer(centre.offer(ticket), null, null, null));
      return centre.ticket(ticket.id());
    }
    centre.accepted(ticket);
    switch (status) {
      case PENDING -> centre.define(new PendTicket(id, null, null, later(), null));
      case ON_HOLD -> centre.define(new HoldTicket(id, null, null, later(), null));
      case RESOLVED -> centre.define(new ResolveTicket(id, null, null, null));
      case CLOSED -> centre.define(new CloseTicket(id, null, null, null));
      case NEW, QUEUED, OFFERED, IN_PROGRESS -> {}
    }
    return centre.ticket(ticket.id());
  }

  private Instant later() {
    return CallCentre.NINE.plus(HOUR);
  }

  /** Makes it happen, or come as a straggler; null where nobody is answered. */
  private @Nullable Outcome pull(Trigger trigger, Ticket ticket) {
    var id = ticket.id().toString();
    return switch (trigger) {
      case CUSTOMER_WROTE -> {
        var _ = centre.contact(mail("again").within("talk-1"));
        yield null;
      }
      case PICK -> {
        centre.present(agent("agent-9"));
        yield null;
      }
      case ACCEPT -> order(new AcceptOffer(id + ".1", null, null));
      case REJECT -> order(new RejectOffer(id + ".1", null, null, null));
      case WITHDRAW -> centre.presence("agent-1", Presence.AWAY);
      case ORPHAN -> centre.removed(RoutingKinds.AGENT, "agent-1");
      case REPLY -> order(new ReplyToTicket(id, null, null, "hello"));
      case NOTE -> order(new NoteTicket(id, null, null, "seen", List.of()));
      case PEND -> order(new PendTicket(id, null, null, null, null));
      case HOLD -> order(new HoldTicket(id, null, null, null, null));
      case RESUME -> order(new ResumeTicket(id, null, null));
      case RESOLVE -> order(new ResolveTicket(id, null, null, null));
      case REOPEN -> order(new ReopenTicket(id, null, null, null));
      case CLOSE -> order(new CloseTicket(id, null, null, null));
      case RECLASSIFY ->
          order(new ReclassifyTicket(id, null, null, "x", null, null, null, null, null, null));
      case PRIORITISE -> order(new PrioritiseTicket(id, null, null, Priority.URGENT, null));
      case TRANSFER -> order(new TransferTicket(id, null, null, "default", null, null));
      case ESCALATE -> {
        centre.define(agent("expert-1", 2, Map.of(), 1));
        yield order(new EscalateTicket(id, null, null, null, "hard"));
      }
      case EXPIRE -> due(ticket, Kinds.OFFER);
      case TIME_UP -> due(ticket, Kinds.UNTIL);
      case FORGIVE -> due(ticket, Kinds.DECLINED);
    };
  }

  private Outcome order(RoutingCommand command) {
    return centre.order(command);
  }

  /** The timer comes, whether or not it was set for this. */
  private @Nullable Outcome due(Ticket ticket, String kind) {
    stage.fire(ticket.id().toString(), kind, later());
    return null;
  }
}
