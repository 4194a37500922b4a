package io.signalbox.ingest.intake;

import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.TimerChange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/**
 * Outdated external ids and mails are forgotten four times a day, a bounded number at a time. A
 * mail is kept as long as the ticket it belongs to. One timer a shard: it has no better workspace
 * than that of whoever's contact came first.
 */
final class PruningRules {
  private static final Duration REST = Duration.ofHours(6);
  private static final Duration NEXT_PORTION = Duration.ofSeconds(1);
  private static final String KIND = "prune";

  private final String subject;
  private final Memory memory;

  PruningRules(int shard, Memory memory) {
    this.subject = "ingest/seen/" + shard;
    this.memory = memory;
  }

  /** With a timer, if none was set since the shard was taken. */
  Decision<Fact> planned(Received received, Decision<Fact> decision) {
    if (memory.pruningDue() != null) {
      return decision;
    }
    // the whole hour, so that a shard that is taken again and again doesn't put it off for ever
    var due = received.at().truncatedTo(ChronoUnit.HOURS).plus(REST);
    var facts = new ArrayList<>(decision.facts());
    facts.add(new Fact.PruningPlanned(due));
    var timers = new ArrayList<>(decision.timers());
    timers.add(new TimerChange.Set(received.workspace(), subject, KIND, due));
    return new Decision<>(
        facts, decision.events(), timers, decision.deliveries(), decision.outcome());
  }

  Decision<Fact> prune(Due due) {
    var outdated = memory.seen.outdated();
    var next = next(due.at());
    return Decision.<Fact>of()
        .fact(new Fact.Forgot(outdated))
        .fact(new Fact.MailsPruned(memory.mails.forgettable(), memory.mails.kept(due.at())))
        .fact(new Fact.PruningPlanned(next))
        .timer(new TimerChange.Set(due.workspace(), subject, KIND, next))
        .build();
  }

  private Instant next(Instant at) {
    var more = memory.seen.moreOutdated() || memory.mails.moreOutdated();
    return at.plus(more ? NEXT_PORTION : REST);
  }
}
