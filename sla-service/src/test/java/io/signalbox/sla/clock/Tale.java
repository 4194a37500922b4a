package io.signalbox.sla.clock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happened to a ticket's clocks, in sentences. */
public final class Tale {
  private Tale() {}

  public static List<String> of(TicketChange change) {
    var sentences = new ArrayList<String>();
    for (var fact : change.facts()) {
      var clock = fact.clock();
      sentences.add(clock.metric() + " " + clock.cycle() + " " + verb(fact));
    }
    return sentences;
  }

  private static String verb(ClockFact fact) {
    return switch (fact) {
      case ClockFact.Started f -> "started, " + due(f.clock());
      case ClockFact.Paused f -> "paused " + Moments.text(f.at()) + ", " + f.remaining() + " left";
      case ClockFact.Resumed f -> "resumed " + Moments.text(f.at()) + ", " + due(f.clock());
      case ClockFact.Warned f -> "warned of " + f.percent() + " % " + Moments.text(f.on());
      case ClockFact.Breached f ->
          "broken "
              + Moments.text(f.breach().on())
              + (f.breach().provisional() ? ", provisionally" : "");
      case ClockFact.Retracted f -> "not broken after all: " + f.reason();
      case ClockFact.Fulfilled f -> "kept " + (f.inTime() ? "in time" : "late");
      case ClockFact.Cancelled f -> "cancelled: " + f.reason();
      case ClockFact.Asked f -> "asks for escalation as of version " + f.version();
      case ClockFact.Escalated f -> "escalated, level " + f.step().level();
      case ClockFact.EscalationRefused f -> "not escalated: " + f.step().refusal();
    };
  }

  private static String due(Clock clock) {
    return switch (clock.phase()) {
      case ClockPhase.Running running -> "due " + Moments.text(running.dueAt());
      case ClockPhase.Paused paused -> left(paused.remaining());
      case ClockPhase.Fulfilled _, ClockPhase.Cancelled _ -> "over";
    };
  }

  private static String left(Duration remaining) {
    return "standing still, " + remaining + " left";
  }
}
