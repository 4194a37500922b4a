package io.signalbox.sla.clock;

import io.signalbox.contracts.ticket.TicketEvent.CommandRefused;
import io.signalbox.sla.metric.Happening;
import io.signalbox.sla.metric.MetricRule;
import io.signalbox.sla.metric.Metrics;
import io.signalbox.sla.metric.Per;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What one input does to a ticket, told step by step: each step sees what those before it did. */
final class TicketUpdate {
  /** What starts a clock for what was owed before any policy promised it. */
  private static final String PROMISED = "promised";

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

  /** Something happened: it keeps some promises, and starts new ones. */
  void happened(Happening what) {
    keep(what);
    for (var rule : Metrics.TABLE) {
      if (rule.startedBy().contains(what)) begin(rule, what.wire(), at);
    }
  }

  /** The ticket is over: that keeps some promises, and nobody waits for what is still owed. */
  void over(Happening how, String reason) {
    keep(how);
    tellAll(new Signal.Dropped(at, reason));
  }

  private void keep(Happening what) {
    for (var rule : Metrics.TABLE) {
      if (!rule.keptBy().contains(what)) continue;
      now.open(rule.metric()).ifPresent(clock -> tell(clock, new Signal.Done(at, what)));
    }
    now = now.with(now.milestones().after(what, at));
  }

  /**
   * It is known what the ticket is about, or not waited for any more: what is owed from the opening
   * on is promised now.
   */
  void begin(Instant asOf) {
    now = now.with((Opening) null);
    for (var rule : Metrics.TABLE) {
      if (rule.startedBy().contains(Happening.OPENED)) begin(rule, Happening.OPENED.wire(), asOf);
    }
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

  /**
   * Makes the next promise of a metric, if it is owed, anything is promised, and none is open.
   *
   * @param asOf when that was decided
   */
  private void begin(MetricRule rule, String by, Instant asOf) {
    var since = rule.owed().since(now.milestones());
    if (since == null || now.open(rule.metric()).isPresent()) return;
    var owner = owner(rule);
    if (owner == null && rule.per() == Per.QUEUE) return;
    promises
        .promise(rule.metric(), now.subject())
        .flatMap(
            promise ->
                before(rule)
                    .map(
                        before ->
                            new Beginning(
                                rule.metric(), now.cycles(rule.metric()) + 1, owner, by, before))
                    .flatMap(beginning -> rules.start(beginning, promise, since, asOf)))
        .ifPresent(this::happened);
  }

  private @Nullable String owner(MetricRule rule) {
    return switch (rule.per()) {
      case TICKET -> null;
      case QUEUE -> now.subject().queue();
    };
  }

  /** What counted before; empty if the promise was broken by that, and is not made again. */
  private Optional<Progress> before(MetricRule rule) {
    return switch (rule.repeat()) {
      case ANEW -> Optional.of(Progress.NONE);
      case GOES_ON -> {
        var kept = now.lastKept(rule.metric());
        yield kept.isEmpty()
            ? Optional.of(Progress.NONE)
            : kept.filter(clock -> clock.breachedAt() == null).map(Clock::progress);
      }
    };
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
    for (var rule : Metrics.TABLE) begin(rule, PROMISED, at);
  }

  /** Some promises stand still in some statuses. */
  void haltOrContinue(Instant asOf) {
    var status = now.subject().status();
    for (var rule : Metrics.TABLE) {
      if (rule.pausedBy().isEmpty()) continue;
      var signal =
          rule.pausedBy().contains(status)
              ? new Signal.Halted(asOf, status.value())
              : new Signal.Continued(asOf);
      now.open(rule.metric()).ifPresent(clock -> tell(clock, signal));
    }
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
