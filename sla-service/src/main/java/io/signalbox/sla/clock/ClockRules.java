package io.signalbox.sla.clock;

import io.signalbox.businesstime.OutOfReach;
import io.signalbox.sla.clock.ClockPhase.Cancelled;
import io.signalbox.sla.clock.ClockPhase.Fulfilled;
import io.signalbox.sla.clock.ClockPhase.Paused;
import io.signalbox.sla.clock.ClockPhase.Running;
import io.signalbox.sla.clock.Marks.Breach;
import io.signalbox.sla.policy.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one clock. Pure: a clock and a signal make facts.
 *
 * <p>What is done at the very deadline is done in time, so a deadline has passed only once
 * everything up to and including it is known. That makes the result the same whether the timer or
 * the next record comes first.
 */
public final class ClockRules {
  private final Calendars calendars;
  private final Deadlines deadlines;

  /** Rules that count time by these calendars. */
  public ClockRules(Calendars calendars) {
    this.calendars = calendars;
    this.deadlines = new Deadlines(calendars);
  }

  /** A new promise; none if its calendar will not be open long enough to break it. */
  Optional<ClockFact> start(Beginning of, Promise promise, Instant since, Instant at) {
    var clock =
        new Clock(
            of.metric(),
            of.cycle(),
            of.owner(),
            of.by(),
            promise,
            promise.within(),
            since,
            of.before(),
            Marks.NONE,
            new Paused(since, promise.within(), of.by()));
    try {
      var running = deadlines.running(clock, since, at);
      return Optional.of(new ClockFact.Started(clock.with(running)));
    } catch (OutOfReach e) {
      return Optional.empty();
    }
  }

  /** What follows from a signal, in order. */
  public List<ClockFact> decide(Clock clock, Signal signal) {
    var breach = clock.marks().breach();
    var excuse = breach == null ? null : excuse(clock, signal);
    if (breach == null || excuse == null) return follow(clock, signal);
    var facts = new ArrayList<ClockFact>(2);
    var mended = deadlines.mended(clock);
    facts.add(new ClockFact.Retracted(mended, breach, excuse));
    facts.addAll(follow(mended, signal));
    return facts;
  }

  /** Why a breach was none: something was done in time that we learn of only now. */
  private static @Nullable String excuse(Clock clock, Signal signal) {
    if (clock.marks().broken(signal.at()) || !(clock.phase() instanceof Running)) return null;
    return switch (signal) {
      case Signal.Done _ -> "done-in-time";
      case Signal.Dropped _ -> "dropped-in-time";
      case Signal.Halted _ -> "paused-in-time";
      case Signal.Replaced replaced ->
          replaced.promise().equals(clock.promise()) ? null : "replaced-in-time";
      case Signal.Continued _, Signal.TimeUp _ -> null;
    };
  }

  private List<ClockFact> follow(Clock clock, Signal signal) {
    return switch (clock.phase()) {
      case Running running -> running(clock, running, signal.notBefore(running.since()));
      case Paused paused -> paused(clock, paused, signal.notBefore(paused.since()));
      case Fulfilled _, Cancelled _ -> List.of();
    };
  }

  private List<ClockFact> running(Clock clock, Running running, Signal signal) {
    return switch (signal) {
      case Signal.TimeUp up -> timeUp(clock, up);
      case Signal.Continued _ -> List.of();
      case Signal.Done done ->
          after(clock, done, c -> List.of(done(stopped(c, running, done.at()), done)));
      case Signal.Dropped dropped ->
          after(clock, dropped, c -> List.of(dropped(stopped(c, running, dropped.at()), dropped)));
      case Signal.Halted halted -> after(clock, halted, c -> List.of(halted(c, running, halted)));
      case Signal.Replaced replaced ->
          after(clock, replaced, c -> replaced(c, stopped(c, running, replaced.at()), replaced));
    };
  }

  /** What time brought before something stopped the clock: its timer may be later. */
  private List<ClockFact> after(
      Clock clock, Signal signal, Function<Clock, List<ClockFact>> stopping) {
    var facts = timeUp(clock, new Signal.TimeUp(signal.at(), signal.at(), false));
    facts.addAll(stopping.apply(facts.isEmpty() ? clock : facts.getLast().clock()));
    return facts;
  }

  private List<ClockFact> paused(Clock clock, Paused paused, Signal signal) {
    return switch (signal) {
      case Signal.Done done -> List.of(done(stood(clock, paused, done.at()), done));
      case Signal.Dropped dropped -> List.of(dropped(stood(clock, paused, dropped.at()), dropped));
      case Signal.Continued go -> List.of(resumed(stood(clock, paused, go.at()), go.at()));
      case Signal.Replaced replaced -> replaced(clock, clock, replaced);
      case Signal.Halted _, Signal.TimeUp _ -> List.of();
    };
  }

  private List<ClockFact> timeUp(Clock clock, Signal.TimeUp up) {
    var facts = new ArrayList<ClockFact>(2);
    var now = clock;
    while (now.phase() instanceof Running running) {
      var moment = running.next();
      if (moment == null || !moment.before(up.at())) break;
      if (moment.percent() == ClockPhase.Moment.BREACH) {
        var breach = new Breach(running.dueAt(), up.detectedAt(), up.provisional());
        now = deadlines.broken(now, running, breach);
        facts.add(new ClockFact.Breached(now, breach));
      } else {
        now = deadlines.warned(now, running, moment);
        facts.add(new ClockFact.Warned(now, moment.percent(), moment.on()));
      }
    }
    return facts;
  }

  private static ClockFact done(Clock clock, Signal.Done done) {
    var due = clock.breachedAt() == null ? clock.dueAt() : clock.breachedAt();
    return new ClockFact.Fulfilled(
        clock.with(new Fulfilled(done.at(), due, done.by())), clock.breachedAt() == null);
  }

  private static ClockFact dropped(Clock clock, Signal.Dropped dropped) {
    var ended = clock.with(new Cancelled(dropped.at(), dropped.reason()));
    return new ClockFact.Cancelled(ended, dropped.at(), dropped.reason());
  }

  private ClockFact halted(Clock clock, Running running, Signal.Halted halted) {
    var stopped = stopped(clock, running, halted.at());
    var remaining = stopped.remaining();
    var paused = stopped.with(new Paused(halted.at(), remaining, halted.reason()));
    return new ClockFact.Paused(paused, halted.at(), remaining, halted.reason());
  }

  private ClockFact resumed(Clock clock, Instant at) {
    try {
      return new ClockFact.Resumed(clock.with(deadlines.running(clock, at, at)), at);
    } catch (OutOfReach e) {
      return neverDue(clock, at);
    }
  }

  /** A promise once broken stays what it was. */
  private List<ClockFact> replaced(Clock before, Clock stopped, Signal.Replaced replaced) {
    if (before.marks().breach() != null || before.promise().equals(replaced.promise())) {
      return List.of();
    }
    var within = replaced.promise().within();
    var counted = stopped.progress().counted();
    var other =
        stopped.with(replaced.promise(), replaced.backdated() ? within : counted.plus(within));
    var clock = other.with(other.marks().warned(Deadlines.stillOver(other)));
    try {
      var phase =
          before.phase() instanceof Paused paused
              ? new Paused(paused.since(), clock.remaining(), paused.by())
              : deadlines.running(clock, replaced.at(), replaced.at());
      return List.of(new ClockFact.Started(clock.with(phase)));
    } catch (OutOfReach e) {
      return List.of(neverDue(clock, replaced.at()));
    }
  }

  /** Its calendar will never again be open long enough. */
  private static ClockFact neverDue(Clock clock, Instant at) {
    return dropped(clock, new Signal.Dropped(at, "never-due"));
  }

  private Clock stopped(Clock clock, Running running, Instant at) {
    var calendar = clock.promise().calendar();
    var time = calendars.time(calendar).between(running.since(), at);
    return clock.with(clock.progress().ran(new Progress.Run(running.since(), at, calendar), time));
  }

  private static Clock stood(Clock clock, Paused paused, Instant at) {
    return clock.with(clock.progress().stood(Duration.between(paused.since(), at)));
  }
}
