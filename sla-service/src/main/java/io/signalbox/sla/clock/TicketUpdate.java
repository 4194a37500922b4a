package io.signalbox.sla.clock;

import io.signalbox.contracts.sla.Metric;
import io.signalbox.contracts.ticket.TicketEvent.CommandRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What one input does to a ticket, told step by step: each step sees what those before it did. */
final class TicketUpdate {
  private final ClockRules rules;
  private final Promises promises;
  private final Instant at;

  /** Of the ticket before the input: what time brought came before it. */
  private final long version;

  private final List<ClockFact> facts = new ArrayList<>(4);
  private TicketClocks now;

  TicketUpdate(ClockRules rules, Promises promises, TicketClocks before, Instant at) {
    this.rules = rules;
    this.promises = promises;
    this.now = before;
    this.version = before.subject().version();
    this.at = at;
  }

  TicketClocks now() {
    return now;
  }

  TicketChange told(@Nullable TicketClocks before) {
    return new TicketChange(before, now, at, facts);
  }

  /** Changes what is known of the ticket itself. */
  void ticket(UnaryOperator<TicketClocks> change) {
    now = change.apply(now);
  }

  /** Tells the open clock of a metric, if there is one. */
  void tell(Metric metric, Signal signal) {
    now.open(metric).ifPresent(clock -> tell(clock, signal));
  }

  /**
   * Everything that happened before {@code up} is known. What time brings to several clocks comes
   * in order of time, so that it is the same whether time passes at once or in steps.
   */
  void timeUp(Signal.TimeUp up) {
    for (var due = now.nextOfClocks();
        due != null && !due.isAfter(up.at());
        due = now.nextOfClocks()) {
      tellAll(new Signal.TimeUp(due, up.detectedAt(), up.provisional()));
    }
  }

  /** Tells all open clocks. */
  void tellAll(Signal signal) {
    for (var clock : now.open().toList()) tell(clock, signal);
  }

  private void tell(Clock clock, Signal signal) {
    for (var fact : rules.decide(clock, signal)) happened(fact);
  }

  /** Makes the next promise of a metric, if anything is promised and none is open. */
  void begin(Metric metric, Instant since) {
    if (now.open(metric).isPresent()) return;
    var cycle = now.cycles(metric) + 1;
    promises
        .promise(metric, now.subject())
        .flatMap(promise -> rules.start(metric, cycle, promise, since, at))
        .ifPresent(this::happened);
  }

  /** Makes the promises that hold for the ticket as it is now. */
  void promiseAnew(boolean backdated) {
    for (var clock : now.open().toList()) {
      // it is broken, or its timer is about to say so: that promise stays
      if (clock.dueBefore(at)) continue;
      var promise = promises.promise(clock.metric(), now.subject());
      if (promise.isPresent()) {
        tell(clock, new Signal.Replaced(at, promise.get(), backdated));
      } else {
        tell(clock, new Signal.Dropped(at, "no-longer-promised"));
      }
    }
    beginMissing();
  }

  /** Makes the promises that the ticket calls for. */
  void beginMissing() {
    var waiting = now.waitingSince();
    if (waiting != null) begin(now.answered() ? Metric.NEXT_REPLY : Metric.FIRST_REPLY, waiting);
    var unsolved = now.unsolvedSince();
    if (unsolved != null) begin(Metric.TOTAL_RESOLUTION, unsolved);
  }

  /** A solution waits while it is somebody else's turn; an answer does not. */
  void haltOrContinue() {
    var status = now.subject().status();
    tell(
        Metric.TOTAL_RESOLUTION,
        now.subject().waits() ? new Signal.Halted(at, status.value()) : new Signal.Continued(at));
  }

  /** Routing refused a command, perhaps one of ours: it is to be asked for again, or not. */
  void refused(CommandRefused refused) {
    Escalations.onRefusal(now, refused, at)
        .ifPresent(
            step -> {
              now = now.with(step);
              if (step.refusal() == null) return;
              clockOf(step)
                  .ifPresent(clock -> facts.add(new ClockFact.EscalationRefused(clock, step)));
            });
  }

  /** Routing moved the ticket up: because of a promise, if that is what the command was for. */
  void escalated(String commandId) {
    Escalations.onTaken(now, commandId)
        .ifPresent(
            step -> {
              now = now.with(step);
              clockOf(step).ifPresent(clock -> facts.add(new ClockFact.Escalated(clock, step)));
            });
  }

  private Optional<Clock> clockOf(Escalation step) {
    return now.clocks().stream().filter(step::isOf).findFirst();
  }

  /** Asks again for the steps that were refused a while ago, on the ticket as it is now. */
  void askAgain() {
    for (var step : now.escalations()) {
      var again = step.askAgainAt();
      if (again == null || again.isAfter(at)) continue;
      var next = Escalations.again(now, step);
      if (next.attempt() == step.attempt()) now = now.with(next);
      else clockOf(next).ifPresent(clock -> ask(clock, next));
    }
  }

  private void ask(Clock clock, Escalation step) {
    facts.add(new ClockFact.Asked(clock, step, version));
    now = now.with(step);
  }

  private void happened(ClockFact fact) {
    facts.add(fact);
    now = now.with(fact.clock());
    if (fact instanceof ClockFact.Breached(var clock, var _)) {
      Escalations.onBreach(now, clock).ifPresent(step -> ask(clock, step));
    }
  }
}
