package io.signalbox.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.TicketEvent;
import io.signalbox.contracts.ticket.TicketEvent.AboutTicket;
import io.signalbox.contracts.ticket.TicketStatus;
import io.signalbox.contracts.ticket.TicketView;
import io.signalbox.runtime.shard.Due;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Given what is promised, when this happens to a ticket, then exactly this becomes of its clocks.
 */
public final class Scenario {
  private static final String WORKSPACE = "acme";

  private final Promised promised;
  private final TicketRules rules;
  private final TicketSketch sketch = new TicketSketch("t-1");
  private List<String> told = List.of();
  private @Nullable TicketClocks ticket;
  private @Nullable TicketChange change;

  private Scenario(Promised promised) {
    this.promised = promised;
    this.rules = new TicketRules(promised, promised);
  }

  public static Scenario given(Promised promised) {
    return new Scenario(promised);
  }

  /** What was told of the last step, and no more. */
  public Scenario then(String... sentences) {
    assertThat(told).containsExactly(sentences);
    return this;
  }

  public Scenario thenNothing() {
    return then();
  }

  /** Opened and classified, as routing tells it in one step. */
  public Scenario opened(String at) {
    return arrived(at).classified(sketch.priority(), at);
  }

  /** Opened, and not classified yet. */
  public Scenario arrived(String at) {
    return happens(at, view -> new TicketEvent.Opened(view, "c-1", null));
  }

  public Scenario wrote(String at) {
    return happens(at, Said::message);
  }

  public Scenario replied(String at) {
    return happens(at, Said::reply);
  }

  public Scenario becomes(TicketStatus status, String at) {
    var from = sketch.status();
    sketch.status(status);
    return happens(at, view -> new TicketEvent.StatusChanged(view, from, status, null, null));
  }

  /** A dead letter is decided again that tells what the ticket was like then. */
  public Scenario replayed(TicketStatus then, long version, String at) {
    var now = sketch.status();
    sketch.status(then).version(version);
    var scenario = replied(at);
    sketch.status(now);
    return scenario;
  }

  public Scenario pending(String at) {
    return becomes(TicketStatus.PENDING, at);
  }

  public Scenario onHold(String at) {
    return becomes(TicketStatus.ON_HOLD, at);
  }

  public Scenario goesOn(String at) {
    return becomes(TicketStatus.IN_PROGRESS, at);
  }

  public Scenario priority(Priority to, String at) {
    var from = sketch.priority();
    sketch.priority(to);
    return happens(at, view -> new TicketEvent.PriorityChanged(view, from, to, null));
  }

  public Scenario classified(Priority to, String at) {
    sketch.priority(to);
    return happens(at, view -> new TicketEvent.Classified(view, null, List.of(), null));
  }

  public Scenario comesBy(Channel channel, String at) {
    sketch.channel(channel);
    return happens(at, view -> new TicketEvent.Classified(view, null, List.of(), null));
  }

  public Scenario assigned(String at) {
    sketch.status(TicketStatus.IN_PROGRESS);
    return happens(at, TicketSketch::assigned);
  }

  public Scenario movedTo(String queue, String at) {
    var from = sketch.queue();
    sketch.queue(queue).status(TicketStatus.QUEUED);
    return happens(
        at, view -> new TicketEvent.Transferred(view, "agent-1", from, queue, null, null));
  }

  public Scenario resolved(String at) {
    sketch.status(TicketStatus.RESOLVED);
    return happens(at, view -> new TicketEvent.Resolved(view, "agent-1", "done"));
  }

  public Scenario reopenedByTheCustomer(String at) {
    sketch.status(TicketStatus.QUEUED);
    return happens(at, view -> new TicketEvent.Reopened(view, "c-3", null, null));
  }

  public Scenario reopenedByAnAgent(String at) {
    sketch.status(TicketStatus.QUEUED);
    return happens(at, view -> new TicketEvent.Reopened(view, null, "agent-1", null));
  }

  public Scenario closed(String at) {
    sketch.status(TicketStatus.CLOSED);
    return happens(at, view -> new TicketEvent.Closed(view, "agent-1", null));
  }

  /** Everything that happened before that moment is known. */
  public Scenario itIs(String at) {
    return time(at, false);
  }

  /** A service before us says nothing, and we went on without it. */
  public Scenario itIsAsFarAsWeKnow(String at) {
    return time(at, true);
  }

  public Scenario refused(String commandId, String reason, String at) {
    var refused =
        new TicketEvent.CommandRefused(commandId, "ticket.escalate", "t-1", null, reason, null);
    return tell(rules.refused(ticket(), refused, Moments.at(at)));
  }

  public Scenario escalated(String commandId, String at) {
    return happens(
        at, view -> new TicketEvent.Escalated(view, 1, 2, null, commandId, "sla-breached"));
  }

  /** What the last step did. */
  public TicketChange change() {
    if (change == null) throw new AssertionError("nothing happened yet");
    return change;
  }

  public TicketClocks ticket() {
    if (ticket == null) throw new AssertionError("no ticket yet");
    return ticket;
  }

  /** How a clock stands, explained. */
  public ExplainedClock clock(int index, String at) {
    return ExplainedClock.of(ticket().clocks().get(index), Moments.at(at), promised);
  }

  private Scenario time(String at, boolean provisional) {
    var then = Moments.at(at);
    var due = new Due(WORKSPACE, "t-1", "clocks", then, then, then, provisional);
    return tell(rules.timeUp(ticket(), due));
  }

  private Scenario happens(String at, Function<TicketView, AboutTicket> event) {
    Instant moment = Moments.at(at);
    var view = sketch.view(moment);
    return rules
        .decide(WORKSPACE, ticket, event.apply(view), moment)
        .map(this::tell)
        .orElseGet(
            () -> {
              told = List.of("not known");
              return this;
            });
  }

  private Scenario tell(TicketChange change) {
    this.change = change;
    ticket = change.after();
    told = Tale.of(change);
    return this;
  }
}
