package io.signalbox.runtime.loop;

import io.signalbox.runtime.shard.ServiceSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that everything that entered before a moment has been decided before a timer due then
 * may fire: the end offsets of the entry topics are taken, each service upstream must have
 * committed beyond the ends of what it reads, and then our own inputs are read to their ends.
 *
 * <p>The millisecond in which the ends are taken is not over: more may still enter in it, and would
 * be in time for a timer due in it. So what passes was due before that millisecond.
 *
 * <p>Never blocks: {@link #advance} is called once a turn and looks at what has been answered.
 */
final class Barrier {
  /** The pause before an upstream that has not caught up is asked again: doubled up to the max. */
  private static final Duration ASK_AGAIN_MIN = Duration.ofMillis(2);

  private static final Duration ASK_AGAIN_MAX = Duration.ofMillis(100);

  private final List<ServiceSpec.Stage> stages;
  private final List<String> inputs;
  private final int shard;
  private final LogView log;
  private final Duration patience;

  /** Of each stage that was given up on: many timers fire in many batches, but wait once. */
  private final Map<Integer, Silence> silences = new HashMap<>();

  private @Nullable Asking asking;

  Barrier(ServiceSpec spec, int shard, LogView log, Duration patience) {
    this.stages = spec.upstream();
    this.inputs = LogOrder.inputsOf(spec);
    this.shard = shard;
    this.log = log;
    this.patience = patience;
  }

  /** What has passed: timers due up to then may fire. */
  record Passed(long upTo, boolean provisional, Duration took) {}

  /** What an upstream had committed when it was last heard of, and when that was. */
  private record Silence(Map<TopicPartition, Long> committed, Instant since) {}

  /** Where one asking stands. Mutable, confined to the loop's thread. */
  private static final class Asking {
    final Instant began;
    int stage;
    boolean provisional;
    Map<TopicPartition, Long> ends = Map.of();
    @Nullable Map<TopicPartition, Long> committed;
    @Nullable CompletableFuture<Map<TopicPartition, Long>> endsAsked;
    @Nullable CompletableFuture<Map<TopicPartition, Long>> committedAsked;
    boolean endsKnown;
    Instant heardAt;
    Instant askAgainAt;
    Duration pause = ASK_AGAIN_MIN;

    Asking(Instant now) {
      began = now;
      heardAt = now;
      askAgainAt = now;
    }
  }

  /**
   * From when on {@link #begin} lets a timer pass that is due then: from the next millisecond, when
   * nothing can be stamped with its time any more.
   *
   * @param due epoch milliseconds, {@code Long.MAX_VALUE} for never
   */
  static long opensFor(long due) {
    return due == Long.MAX_VALUE ? due : due + 1;
  }

  /** Whether an answer is awaited. */
  boolean pending() {
    return asking != null;
  }

  /** Begins to ask, for all that was due before now. Does nothing while an answer is awaited. */
  void begin(Instant now) {
    if (asking == null) asking = new Asking(now);
  }

  /**
   * Goes on as far as answers have come.
   *
   * @param position the offset this shard has decided up to, by topic
   * @return what passed, or null while something is still awaited
   */
  @Nullable Passed advance(Instant now, ToLongFunction<String> position) {
    var at = asking;
    if (at == null) return null;
    while (at.stage < stages.size()) {
      var stage = stages.get(at.stage);
      if (!endsOf(at, stage.topics(), now) || !caughtUp(at, stage, now)) return null;
      next(at, now);
    }
    if (!endsOf(at, inputs, now)) return null;
    for (var end : at.ends.entrySet()) {
      if (position.applyAsLong(end.getKey().topic()) < end.getValue()) return null;
    }
    asking = null;
    return new Passed(at.began.toEpochMilli() - 1, at.provisional, Duration.between(at.began, now));
  }

  private static void next(Asking at, Instant now) {
    at.stage++;
    at.endsKnown = false;
    at.endsAsked = null;
    at.committedAsked = null;
    at.committed = null;
    at.heardAt = now;
    at.askAgainAt = now;
    at.pause = ASK_AGAIN_MIN;
  }

  private boolean endsOf(Asking at, List<String> topics, Instant now) {
    if (at.endsKnown) return true;
    var asked = at.endsAsked;
    if (asked == null) {
      if (now.isBefore(at.askAgainAt)) return false;
      asked = log.ends(partitions(topics));
      at.endsAsked = asked;
    }
    if (!asked.isDone()) return false;
    at.endsAsked = null;
    var ends = answer(asked);
    if (ends == null) {
      silentLog(at, now);
      return false;
    }
    at.ends = ends;
    at.endsKnown = true;
    at.askAgainAt = now;
    return true;
  }

  private boolean caughtUp(Asking at, ServiceSpec.Stage stage, Instant now) {
    var asked = at.committedAsked;
    if (asked == null) {
      if (now.isBefore(at.askAgainAt)) return false;
      asked = log.committed(stage.service(), partitions(stage.topics()));
      at.committedAsked = asked;
    }
    if (!asked.isDone()) return false;
    at.committedAsked = null;
    var committed = answer(asked);
    if (committed == null) {
      silentLog(at, now);
      return false;
    }
    if (reached(at.ends, committed)) {
      silences.remove(at.stage);
      return true;
    }
    if (!committed.equals(at.committed)) {
      at.committed = committed;
      var silence = silences.get(at.stage);
      at.heardAt = silence != null && silence.committed.equals(committed) ? silence.since : now;
    }
    if (Duration.between(at.heardAt, now).compareTo(patience) >= 0) {
      at.provisional = true;
      silences.put(at.stage, new Silence(committed, at.heardAt));
      return true;
    }
    askAgain(at, now);
    return false;
  }

  private static boolean reached(
      Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
    return ends.entrySet().stream()
        .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /** The log itself is away: nobody can say anything, so nobody is late. */
  private void silentLog(Asking at, Instant now) {
    silences.remove(at.stage);
    at.heardAt = now;
    askAgain(at, now);
  }

  private static void askAgain(Asking at, Instant now) {
    at.askAgainAt = now.plus(at.pause);
    at.pause = at.pause.multipliedBy(2);
    if (at.pause.compareTo(ASK_AGAIN_MAX) > 0) at.pause = ASK_AGAIN_MAX;
  }

  private static @Nullable Map<TopicPartition, Long> answer(
      CompletableFuture<Map<TopicPartition, Long>> asked) {
    try {
      return asked.join();
    } catch (CompletionException | CancellationException e) {
      return null;
    }
  }

  private Collection<TopicPartition> partitions(List<String> topics) {
    return topics.stream().map(topic -> new TopicPartition(topic, shard)).toList();
  }
}
