package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.OutboxFormat;
import io.signalbox.runtime.shard.Due;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.AuditLine;
import io.signalbox.runtime.store.DeadLetter;
import io.signalbox.runtime.store.OutcomeRow;
import io.signalbox.runtime.store.ShardState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what was decided: events, answers, audit lines, dead letters. */
final class Recorder {
  private static final int DETAIL_CHARACTERS_MAX = 1_000;
  private static final int WORKSPACE_CHARACTERS_MAX = 200;

  private final ServiceSpec spec;
  private final Announcer announcer;

  Recorder(ServiceSpec spec, Announcer announcer) {
    this.spec = spec;
    this.announcer = announcer;
  }

  /** A record was decided. */
  void record(
      Item.Ready ready,
      Received received,
      @Nullable Outcome answer,
      List<Outgoing> events,
      ShardState state,
      Effects effects,
      int shard) {
    var cause =
        new Announcer.Cause(
            received.id(), received.correlationId(), received.hops(), received.enteredAt());
    var outcome = answer == null ? Outcome.DONE : answer;
    var id = Repeats.outcomeId(ready);
    // all that may throw comes before anything is kept: the row first, for events take numbers
    var hash = ready.envelope().requestHash();
    var row = id == null ? null : row(id, received.at(), outcome, received.id(), hash);
    var announced = announce(events, cause, state, shard);
    if (row != null) {
      effects.outcomes.put(row.id(), row);
      if (ready.audited()) effects.audit.add(line(received, outcome, ready));
    }
    effects.records.addAll(announced);
  }

  /** Another request came before under the same name: that one stays as it was decided. */
  void refuse(Item.Ready ready, Received received, Effects effects) {
    var outcome =
        Outcome.refused(
            OutcomeRow.KEY_REUSED,
            "This Idempotency-Key came before with another request. Use a new key for a new"
                + " request.");
    var id = Ids.ofRecord(received.workspace(), received.id());
    effects.outcomes.put(
        id, row(id, received.at(), outcome, received.id(), ready.envelope().requestHash()));
    if (ready.audited()) effects.audit.add(line(received, outcome, ready));
  }

  /** A timer was decided. */
  void record(Due due, List<Outgoing> events, ShardState state, Effects effects, int shard) {
    var id = "timer/" + due.subject() + "/" + due.kind() + "/" + due.due().toEpochMilli();
    var cause = new Announcer.Cause(id, due.subject(), 0, due.enteredAt());
    effects.records.addAll(announce(events, cause, state, shard));
  }

  /** Encodes all before any is kept, so that what throws leaves no trace. */
  private List<OutRecord> announce(
      List<Outgoing> events, Announcer.Cause cause, ShardState state, int shard) {
    var before = events.isEmpty() ? null : new HashMap<>(state.sequences);
    var announced = new ArrayList<OutRecord>(events.size());
    try {
      for (var event : events) {
        announced.add(announcer.announce(event, cause, announced.size(), shard, state));
      }
    } catch (RuntimeException e) {
      if (before != null) state.sequences = before;
      throw e;
    }
    return announced;
  }

  private OutcomeRow row(
      UUID id, Instant at, Outcome outcome, String recordId, @Nullable String requestHash) {
    var body = outcome.body();
    return new OutcomeRow(
        id,
        at,
        outcome.status().name().toLowerCase(Locale.ROOT),
        outcome.reason(),
        outcome.detail(),
        body == null ? null : new String(spec.protocol().encode(body), StandardCharsets.UTF_8),
        requestHash == null ? null : recordId,
        requestHash);
  }

  private static AuditLine line(Received received, Outcome outcome, Item.Ready ready) {
    return new AuditLine(
        UUID.fromString(
            Ids.timeOrdered(received.at(), received.workspace(), received.id(), "audit")),
        received.at(),
        received.workspace(),
        received.actor().name(),
        received.actor().role().wire(),
        received.type(),
        ready.envelope().subject(),
        received.id(),
        outcome.status().name().toLowerCase(Locale.ROOT),
        outcome.reason());
  }

  /** A record whose decision threw. */
  static Item.Bad undecidable(Item.Ready ready, RuntimeException e) {
    return bad(ready, EventTooLargeException.reasonOf(e), EventTooLargeException.detailOf(e));
  }

  /** A record as a dead letter. */
  static Item.Bad bad(Item.Ready ready, String reason, String detail) {
    var envelope = ready.envelope();
    return new Item.Bad(
        ready.raw(),
        ready.at(),
        ready.entry(),
        ready.workspace(),
        envelope.id(),
        envelope.source(),
        envelope.sequence(),
        envelope.replayOf(),
        ready.entry() ? ready.actor() : null,
        reason,
        detail);
  }

  /**
   * A replay of a letter that its workspace does not have, or not any more. Nobody is told under
   * its id: it may be that of a record that was decided.
   */
  static Item.Bad replaysNothing(Item.Ready ready) {
    return new Item.Bad(
        ready.raw(),
        ready.at(),
        true,
        ready.workspace(),
        "",
        "",
        -1,
        null,
        ready.actor(),
        "unknown-letter",
        "There is no dead letter " + ready.envelope().replayOf() + " in this workspace.");
  }

  /** A record becomes a dead letter. */
  void bury(Item.Bad bad, ShardState state, Effects effects) {
    var raw = bad.raw();
    var at = Instant.ofEpochMilli(state.logTime);
    var place = raw.topic() + "/" + raw.partition() + "/" + raw.offset();
    var id = UUID.fromString(Ids.timeOrdered(at, spec.name(), place));
    var kept = announcer.kept(raw);
    effects.dead.add(
        new DeadLetter(
            id,
            workspace(bad.workspace()),
            raw.topic(),
            raw.partition(),
            raw.offset(),
            bad.reason(),
            printable(bad.detail(), DETAIL_CHARACTERS_MAX),
            at,
            bad.sender(),
            OutboxFormat.write(List.of(kept))));
    effects.records.add(
        Announcer.bury(kept, raw.offset(), spec.name(), bad.reason(), at, id.toString()));
    effects.counted.add(metrics -> metrics.dead(raw.topic(), bad.reason()));
    var outcomeId = Repeats.outcomeId(bad);
    if (outcomeId != null) answer(outcomeId, bad, at, effects);
  }

  private void answer(UUID id, Item.Bad bad, Instant at, Effects effects) {
    var detail = printable(bad.detail(), DETAIL_CHARACTERS_MAX);
    var outcome = new Outcome(Outcome.Status.DEAD, bad.reason(), detail, null);
    var hash = EnvelopeReader.requestHash(bad.raw().headers());
    effects.outcomes.put(id, row(id, at, outcome, bad.id(), hash));
  }

  /** A timer becomes a dead letter; it is gone and does not fire again. */
  void bury(Item.BadTimer bad, ShardState state, Effects effects, int shard) {
    var timer = bad.timer();
    var at = Instant.ofEpochMilli(Math.max(state.logTime, bad.at()));
    effects.remove(timer.key());
    effects.dead.add(
        new DeadLetter(
            UUID.fromString(
                Ids.timeOrdered(
                    at, spec.name(), timer.subject(), timer.kind(), Long.toString(timer.due()))),
            workspace(timer.workspace()),
            "timer",
            shard,
            timer.due(),
            bad.reason(),
            printable(
                timer.subject() + " " + timer.kind() + ": " + bad.detail(), DETAIL_CHARACTERS_MAX),
            at,
            null,
            new byte[0]));
    effects.counted.add(metrics -> metrics.dead("timer", bad.reason()));
  }

  /** A workspace as a dead letter names it. */
  static String workspace(String name) {
    return printable(name, WORKSPACE_CHARACTERS_MAX);
  }

  /** What a database takes as text and a log line can show. */
  private static String printable(String text, int max) {
    var cut = text.length() > max ? text.substring(0, max) : text;
    return cut.chars()
        .map(c -> c < ' ' || Character.isSurrogate((char) c) ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
