package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.store.ShardState;
import io.signalbox.runtime.store.ShardTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a batch were decided before: on entry topics by their id, on inner ones by their
 * number, replays by the dead letter they name.
 */
final class Repeats {
  private final ShardState state;

  /** The hash of each record's request, empty where it had none; also of those of this batch. */
  private final Map<UUID, String> known;

  private final Map<UUID, String> replayable;
  private final Set<UUID> replayed = new HashSet<>();

  /** What a record is to those before it. */
  enum Kind {
    NEW,
    REPEAT,
    /** Another request came before under the same name. */
    ANOTHER_REQUEST
  }

  private Repeats(ShardState state, Map<UUID, String> known, Map<UUID, String> replayable) {
    this.state = state;
    this.known = new HashMap<>(known);
    this.replayable = replayable;
  }

  /**
   * Asks for all that the batch names, in one query each.
   *
   * @param state keeps the last number seen of each source
   */
  static Repeats among(List<Item> items, ShardTransaction transaction, ShardState state) {
    var ids = new ArrayList<UUID>();
    var letters = new ArrayList<UUID>();
    for (var item : items) {
      if (!(item instanceof Item.Read read)) continue;
      var letter = replayOf(read);
      if (letter != null) letters.add(letter);
      if (item instanceof Item.Ready ready && ready.entry() && letter == null) {
        ids.add(Batch.outcomeId(ready));
        if (mayComeAgain(ready)) ids.add(Ids.ofRecord(ready.workspace(), ready.envelope().id()));
      } else if (item instanceof Item.Bad bad && bad.entry() && !bad.id().isEmpty()) {
        ids.add(Batch.outcomeId(bad));
      }
    }
    return new Repeats(state, transaction.known(ids), transaction.replayable(letters));
  }

  /** For a batch of nothing but records of inner topics, which are recognised by their numbers. */
  static Repeats ofInner(ShardState state) {
    return new Repeats(state, Map.of(), Map.of());
  }

  /** The dead letter that a record of an entry topic replays. */
  static @Nullable UUID replayOf(Item.Read read) {
    var entry =
        switch (read) {
          case Item.Ready ready -> ready.entry();
          case Item.Bad bad -> bad.entry();
          case Item.Unknown _, Item.Skipped _, Item.Elsewhere _ -> false;
        };
    var letter = entry ? EnvelopeReader.text(read.raw().headers(), HeaderNames.REPLAY_OF) : null;
    try {
      return letter == null ? null : UUID.fromString(letter);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Whether it was decided before, or has been seen in this batch. */
  Kind of(Item.Ready ready) {
    var envelope = ready.envelope();
    if (!ready.entry()) {
      return repeat(seen(ready.raw().topic(), envelope.source(), envelope.sequence()));
    }
    var replayOf = replayOf(ready);
    if (replayOf != null) return repeat(!replays(replayOf, ready.workspace()));
    if (!mayComeAgain(ready)) return repeat(decided(Batch.outcomeId(ready), ""));
    var own = Ids.ofRecord(ready.workspace(), envelope.id());
    if (known.containsKey(own)) return Kind.REPEAT; // and was refused
    var request = String.valueOf(envelope.requestHash());
    var name = Batch.outcomeId(ready);
    if (!decided(name, request)) return Kind.NEW;
    if (request.equals(known.get(name))) return Kind.REPEAT;
    known.put(own, request);
    return Kind.ANOTHER_REQUEST;
  }

  private static Kind repeat(boolean is) {
    return is ? Kind.REPEAT : Kind.NEW;
  }

  private static boolean mayComeAgain(Item.Ready ready) {
    return ready.envelope().requestHash() != null && Ids.isNamed(ready.envelope().id());
  }

  /**
   * The same for what can't be decided; what is replayed and still bad leaves its letter as it is.
   */
  boolean has(Item.Bad bad) {
    if (!bad.entry()) {
      return bad.sequence() >= 0 && seen(bad.raw().topic(), bad.source(), bad.sequence());
    }
    var replayOf = replayOf(bad);
    if (replayOf != null) return !replays(replayOf, bad.workspace());
    return !bad.id().isEmpty() && decided(Batch.outcomeId(bad), "");
  }

  /** The same for what this service does not know. */
  boolean has(Item.Unknown unknown) {
    return seen(unknown.raw().topic(), unknown.source(), unknown.sequence());
  }

  /** The same for what does not concern this service. */
  boolean has(Item.Skipped skipped) {
    return seen(skipped.raw().topic(), skipped.source(), skipped.sequence());
  }

  /**
   * Whether this is the first replay of that letter. Anyone may write the mark on a record: it
   * counts for letters of the record's own workspace only.
   */
  private boolean replays(UUID letter, String workspace) {
    return Recorder.workspace(workspace).equals(replayable.get(letter)) && replayed.add(letter);
  }

  /** Whether an outcome is there; from now on it is. */
  private boolean decided(UUID outcome, String requestHash) {
    return known.putIfAbsent(outcome, requestHash) != null;
  }

  /** Whether this number was seen already; a number left out stops the shard. */
  private boolean seen(String topic, String source, long sequence) {
    var name = topic + " " + source;
    var last = state.seen.get(name);
    var expected = last == null ? 1 : last + 1;
    if (sequence < expected) return true;
    var input = state.inputs.get(topic);
    var mayHaveMissed = last == null && input != null && input.start() > 0;
    if (sequence > expected && !mayHaveMissed && !accepted(name, sequence)) {
      throw Alarm.acceptable(
          "gap on %s: %s should send number %d and sent %d"
              .formatted(topic, source, expected, sequence),
          "Events %d to %d of %s on %s are never read."
              .formatted(expected, sequence - 1, source, topic),
          mended -> mended.gapsAccepted.put(name, sequence));
    }
    state.seen.put(name, sequence);
    return false;
  }

  private boolean accepted(String name, long sequence) {
    return state.gapsAccepted.remove(name, sequence);
  }
}
