package io.signalbox.runtime.loop;

import io.signalbox.runtime.shard.ServiceSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets a timer fire once the shard's {@link Watermarks watermark} is past it: then everything that
 * entered by its time has been decided, here and upstream.
 *
 * <p>What is due by our clock and not yet past is asked for by markers, one on each entry topic
 * from here to the head of the stream. Our clock says no more than when to ask: what passes is
 * decided by the order on the log. An input that does not let the watermark pass for longer than
 * the patience is given up on until it moves; what fires meanwhile is provisional.
 *
 * <p>Never blocks: {@link #look} is called once a turn.
 */
final class Barrier {
  /** Markers go out at most this often, for many timers follow one another. */
  private static final Duration ASK_PAUSE = Duration.ofMillis(20);

  /** A marker may be read and its answer lost: asked again, doubled up to the max. */
  private static final Duration ASK_AGAIN_MIN = Duration.ofSeconds(1);

  private static final Duration ASK_AGAIN_MAX = Duration.ofSeconds(30);

  /** After so long without an acknowledgement Kafka is away, and nobody is late. */
  private static final Duration AWAY = Duration.ofSeconds(5);

  private final Watermarks watermarks;
  private final List<String> entries;
  private final List<ServiceSpec.Stage> upstream;
  private final Duration patience;
  private final Duration lastCall;

  /** What does not move: many timers fire in many batches, but wait once. */
  private final Set<String> givenUp = new HashSet<>();

  private @Nullable Asking asking;
  private Instant askedAt = Instant.MIN;

  Barrier(ServiceSpec spec, Watermarks watermarks, Duration patience) {
    this.watermarks = watermarks;
    this.entries = spec.entries().stream().map(ServiceSpec.Entry::topic).toList();
    this.upstream = spec.upstream();
    this.patience = patience;
    this.lastCall = patience.dividedBy(10).compareTo(AWAY) < 0 ? patience.dividedBy(10) : AWAY;
  }

  /** What has passed: timers due up to then may fire. */
  record Passed(long upTo, boolean provisional, Duration took) {}

  /**
   * Markers to be sent.
   *
   * @param past the watermark must get past this
   * @param topics entry topics, each with the outputs on which the watermark is wanted
   */
  record Ask(long past, Map<String, List<String>> topics) {}

  /** One round of markers. */
  private static final class Round {
    final Sending sending;
    final Instant sentAt;
    final Map<String, Long> before;
    @Nullable Instant acknowledgedAt;

    Round(Sending sending, Instant sentAt, Map<String, Long> before) {
      this.sending = sending;
      this.sentAt = sentAt;
      this.before = before;
    }
  }

  /** Waiting for the watermark to get past a moment. Mutable, confined to the loop's thread. */
  private static final class Asking {
    final Instant began;
    long past;
    @Nullable Round round;
    @Nullable Instant since;
    Duration pause = ASK_AGAIN_MIN;

    /** The newest time that each input told, and when it moved on. */
    final Map<String, Long> newest = new HashMap<>();

    final Map<String, Instant> movedAt = new HashMap<>();

    Asking(Instant began, long past) {
      this.began = began;
      this.past = past;
    }
  }

  /**
   * From when on a timer is asked for: the millisecond in which it is due is not over before.
   *
   * @param due epoch milliseconds, {@code Long.MAX_VALUE} for never
   */
  static long opensFor(long due) {
    return due == Long.MAX_VALUE ? due : due + 1;
  }

  /** A record is about to be decided or passed over. */
  void read(Item.Read item, Instant now) {
    var topic = item.raw().topic();
    var before = watermarks.of(topic);
    watermarks.read(item);
    if (watermarks.of(topic) > before) givenUp.remove(topic);
    var at = asking;
    // an upstream that speaks of later times is not catching up: something holds it back
    if (at == null || item.at() > at.past) return;
    var newest = at.newest.getOrDefault(topic, Watermarks.NONE);
    if (item.at() <= newest) return;
    at.newest.put(topic, item.at());
    at.movedAt.put(topic, now);
  }

  /**
   * Looks whether the next timer may fire.
   *
   * @param nextDue when it is due
   * @return what passed, or null while it is not due or something is still awaited
   */
  @Nullable Passed look(Instant now, long nextDue) {
    var reached = watermarks.reached();
    if (nextDue < reached) return passed(reached - 1, false, now);
    if (opensFor(nextDue) > now.toEpochMilli()) {
      asking = null;
      return null;
    }
    var at = asking;
    if (at == null) {
      at = new Asking(now, nextDue);
      asking = at;
    }
    at.past = nextDue;
    acknowledged(at, now);
    giveUp(at, now);
    if (givenUp.isEmpty()) return null;
    var trusted = now.toEpochMilli();
    for (var topic : watermarks.topics()) {
      if (!givenUp.contains(topic)) trusted = Math.min(trusted, watermarks.of(topic));
    }
    return nextDue < trusted ? passed(trusted - 1, true, now) : null;
  }

  private Passed passed(long upTo, boolean provisional, Instant now) {
    var took = asking == null ? Duration.ZERO : Duration.between(asking.began, now);
    asking = null;
    return new Passed(upTo, provisional, took);
  }

  /** The patience counts from the acknowledgement on; while Kafka is away it does not. */
  private static void acknowledged(Asking at, Instant now) {
    var round = at.round;
    if (round == null || round.acknowledgedAt != null) return;
    var late = Duration.between(round.sentAt, now).compareTo(AWAY) >= 0;
    if (round.sending.acknowledged()) round.acknowledgedAt = now;
    if (at.since == null ? round.acknowledgedAt != null : late) at.since = now;
  }

  /** One that was silent for too long is called once more, for it may be we who were away. */
  private void giveUp(Asking at, Instant now) {
    if (at.since == null) return;
    for (var topic : watermarks.topics()) {
      if (watermarks.of(topic) > at.past) continue;
      var lateAt = lateAt(at, topic);
      var round = at.round;
      if (round == null || now.isBefore(lateAt) || round.sentAt.isBefore(lateAt)) continue;
      var heard = round.acknowledgedAt;
      if (heard != null && !now.isBefore(heard.plus(lastCall))) givenUp.add(topic);
    }
  }

  private Instant lateAt(Asking at, String topic) {
    var since = at.since == null ? Instant.MAX.minus(patience) : at.since;
    var moved = at.movedAt.getOrDefault(topic, since);
    return (moved.isAfter(since) ? moved : since).plus(patience);
  }

  /** The markers that are to be sent now, if any. */
  @Nullable Ask ask(Instant now) {
    var at = asking;
    if (at == null || now.isBefore(asksAt(at, now))) return null;
    var topics = new TreeMap<String, List<String>>();
    for (var entry : entries) {
      if (watermarks.of(entry) <= at.past) topics.put(entry, new ArrayList<>());
    }
    for (var stage : upstream) {
      for (var entry : stage.entries()) {
        topics.computeIfAbsent(entry, _ -> new ArrayList<>()).add(stage.topic());
      }
    }
    return topics.isEmpty() ? null : new Ask(at.past, topics);
  }

  private Instant asksAt(Asking at, Instant now) {
    var round = at.round;
    if (round == null) {
      return givenUp.isEmpty() || askedAt.equals(Instant.MIN)
          ? later(askedAt, ASK_PAUSE)
          : askedAt.plus(ASK_AGAIN_MAX);
    }
    var acknowledgedAt = round.acknowledgedAt;
    if (acknowledgedAt == null) return Instant.MAX;
    var again = round.sentAt.plus(at.pause);
    for (var topic : watermarks.topics()) {
      var time = watermarks.of(topic);
      if (time > at.past) continue;
      var lateAt = lateAt(at, topic);
      if (round.sentAt.isBefore(lateAt) && !now.isBefore(lateAt)) return now;
      // the broker's clock is behind ours: asked again when its time has come
      if (time > round.before.getOrDefault(topic, Watermarks.NONE)) {
        var missing = Math.clamp(at.past - time + 1, ASK_PAUSE.toMillis(), 1_000);
        var soon = acknowledgedAt.plusMillis(missing);
        if (soon.isBefore(again)) again = soon;
      }
    }
    return again;
  }

  private static Instant later(Instant at, Duration pause) {
    return at.equals(Instant.MIN) ? at : at.plus(pause);
  }

  /** The markers were sent. */
  void asked(Sending sending, Instant now) {
    var at = asking;
    if (at == null) return;
    var before = new HashMap<String, Long>();
    for (var topic : watermarks.topics()) before.put(topic, watermarks.of(topic));
    if (at.round != null) {
      var doubled = at.pause.multipliedBy(2);
      at.pause = doubled.compareTo(ASK_AGAIN_MAX) > 0 ? ASK_AGAIN_MAX : doubled;
    }
    at.round = new Round(sending, now, before);
    askedAt = now;
  }

  /**
   * How long the loop may wait for records before it looks again.
   *
   * @param nextDue when the next timer is due
   */
  Duration wait(Instant now, long nextDue) {
    if (nextDue < watermarks.reached()) return Duration.ZERO;
    var opens = opensFor(nextDue);
    if (opens > now.toEpochMilli()) {
      var left = opens == Long.MAX_VALUE ? opens : opens - now.toEpochMilli();
      return Duration.ofMillis(Math.min(left, LoopSettings.IDLE_WAIT.toMillis()));
    }
    var at = asking;
    if (at == null) return Duration.ZERO;
    var asks = asksAt(at, now);
    var left =
        asks.equals(Instant.MAX) || asks.equals(Instant.MIN)
            ? LoopSettings.BUSY_WAIT
            : Duration.between(now, asks);
    if (left.compareTo(LoopSettings.IDLE_WAIT) > 0) return LoopSettings.IDLE_WAIT;
    return left.compareTo(LoopSettings.BUSY_WAIT) < 0 ? LoopSettings.BUSY_WAIT : left;
  }
}
