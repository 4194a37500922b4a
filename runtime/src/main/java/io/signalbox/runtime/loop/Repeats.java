package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.store.ShardState;
import io.signalbox.runtime.store.ShardTransaction;
import io.signalbox.runtime.store.ShardTransaction.Earlier;
import io.signalbox.runtime.store.ShardTransaction.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a batch were decided before: on entry topics by their id, on inner ones by their
 * number, replays by the dead letter they name as well. What became a dead letter was not decided:
 * the same id again, mended, is.
 */
final class Repeats {
  private final ShardState state;
  private final Effects effects;
  private final Map<UUID, Earlier> known;
  private final Map<UUID, Standing> letters;

  /** What a record is to those before it. */
  enum Kind {
    NEW,
    REPEAT,
    /** Another request came before under the same name. */
    ANOTHER_REQUEST,
    /** A replay of a dead letter that its workspace does not have. */
    NO_LETTER
  }

  private Repeats(
      ShardState state, Effects effects, Map<UUID, Earlier> known, Map<UUID, Standing> letters) {
    this.state = state;
    this.effects = effects;
    this.known = known;
    this.letters = letters;
  }

  /**
   * Asks for all that the batch names, in one query each.
   *
   * @param state keeps the last number seen of each source
   * @param effects what the batch has decided so far
   */
  static Repeats among(
      List<Item> items, ShardTransaction transaction, ShardState state, Effects effects) {
    var ids = new ArrayList<UUID>();
    var letters = new ArrayList<UUID>();
    for (var item : items) {
      if (!(item instanceof Item.Read read)) continue;
      ids.addAll(outcomes(read));
      var letter = letter(read);
      if (letter != null) letters.add(letter);
    }
    return new Repeats(state, effects, transaction.known(ids), transaction.letters(letters));
  }

  /** For a batch of nothing but records of inner topics, which are recognised by their numbers. */
  static Repeats ofInner(ShardState state, Effects effects) {
    return new Repeats(state, effects, Map.of(), Map.of());
  }

  /** The key of its outcome; null on inner topics, and for what nobody is told of. */
  static @Nullable UUID outcomeId(Item.Read read) {
    return switch (read) {
      case Item.Ready ready when ready.entry() ->
          outcomeId(ready.workspace(), ready.envelope().id(), ready.envelope().requestHash());
      case Item.Bad bad when bad.entry() && !bad.id().isEmpty() ->
          outcomeId(bad.workspace(), bad.id(), EnvelopeReader.requestHash(bad.raw().headers()));
      case Item.Ready _,
          Item.Bad _,
          Item.Unknown _,
          Item.Skipped _,
          Item.Elsewhere _,
          Item.Marker _,
          Item.Watermark _ ->
          null;
    };
  }

  private static UUID outcomeId(String workspace, String id, @Nullable String requestHash) {
    return requestHash != null && Ids.isNamed(id)
        ? Ids.ofNamed(workspace, id)
        : Ids.ofRecord(workspace, id);
  }

  /** Where outcomes may be that it meets, or replaces. */
  private static List<UUID> outcomes(Item.Read read) {
    var outcome = outcomeId(read);
    if (outcome == null) return List.of();
    return read instanceof Item.Ready ready && mayComeAgain(ready)
        ? List.of(outcome, refusalId(ready))
        : List.of(outcome);
  }

  /** The key of its refusal because another request came before under the same name. */
  private static UUID refusalId(Item.Ready ready) {
    return Ids.ofRecord(ready.workspace(), ready.envelope().id());
  }

  private static boolean mayComeAgain(Item.Ready ready) {
    return ready.envelope().requestHash() != null && Ids.isNamed(ready.envelope().id());
  }

  /** The dead letter that a record of an entry topic replays. */
  static @Nullable UUID letter(Item.Read read) {
    var mark = mark(read);
    try {
      return mark == null ? null : UUID.fromString(mark);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String mark(Item.Read read) {
    return switch (read) {
      case Item.Ready ready when ready.entry() -> ready.envelope().replayOf();
      case Item.Bad bad -> bad.replayOf();
      case Item.Ready _,
          Item.Unknown _,
          Item.Skipped _,
          Item.Elsewhere _,
          Item.Marker _,
          Item.Watermark _ ->
          null;
    };
  }

  /** What an inner record is; asked once, for it is seen then. */
  Kind ofInner(Item.Ready ready) {
    var envelope = ready.envelope();
    return repeat(seen(ready.raw().topic(), envelope.source(), envelope.sequence()));
  }

  /** What a record of an entry topic is, to those before the batch and those decided in it. */
  Kind ofEntry(Item.Ready ready) {
    if (mark(ready) != null && standing(ready, ready.workspace()) == null) return Kind.NO_LETTER;
    if (replayed(ready, ready.workspace())) return Kind.REPEAT;
    if (mayComeAgain(ready) && decided(refusalId(ready)) != null) return Kind.REPEAT;
    var earlier = decided(outcomeId(ready));
    if (earlier == null) return Kind.NEW;
    return !mayComeAgain(ready) || earlier.requestHash().equals(ready.envelope().requestHash())
        ? Kind.REPEAT
        : Kind.ANOTHER_REQUEST;
  }

  private static Kind repeat(boolean is) {
    return is ? Kind.REPEAT : Kind.NEW;
  }

  /** Whether what can't be decided was, all the same, or its letter was replayed. */
  boolean has(Item.Bad bad) {
    return replayed(bad, bad.workspace()) || decided(outcomeId(bad)) != null;
  }

  /** The same on an inner topic; asked once. */
  boolean hasInner(Item.Bad bad) {
    return bad.sequence() >= 0 && seen(bad.raw().topic(), bad.source(), bad.sequence());
  }

  /** The outcomes of dead letters that give way to what becomes of this record now. */
  List<UUID> replacedBy(Item.Read read) {
    return outcomes(read).stream().filter(this::died).toList();
  }

  private boolean died(UUID outcome) {
    var earlier = known.get(outcome);
    return earlier != null && earlier.dead();
  }

  private boolean replayed(Item.Read read, String workspace) {
    var standing = standing(read, workspace);
    return standing != null && (standing.replayed() || effects.replayed.contains(letter(read)));
  }

  private @Nullable Standing standing(Item.Read read, String workspace) {
    var letter = letter(read);
    var standing = letter == null ? null : letters.get(letter);
    var ours = standing != null && standing.workspace().equals(Recorder.workspace(workspace));
    return ours ? standing : null;
  }

  private @Nullable Earlier decided(@Nullable UUID outcome) {
    if (outcome == null) return null;
    var here = effects.outcomes.get(outcome);
    var earlier = here == null ? known.get(outcome) : Earlier.of(here);
    return earlier == null || earlier.dead() ? null : earlier;
  }

  /** The same for what this service does not know. */
  boolean has(Item.Unknown unknown) {
    return seen(unknown.raw().topic(), unknown.source(), unknown.sequence());
  }

  /** The same for what does not concern this service. */
  boolean has(Item.Skipped skipped) {
    return seen(skipped.raw().topic(), skipped.source(), skipped.sequence());
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
