package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.OutRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends markers, and the watermarks that others' markers ask for. Neither leaves a row. */
final class MarkSender {
  private final Announcer announcer;
  private final Publisher publisher;

  MarkSender(Announcer announcer, Publisher publisher) {
    this.announcer = announcer;
    this.publisher = publisher;
  }

  /** Sends the markers that the shard's barrier asks for, if any. */
  void ask(OwnedShard shard, Instant now) {
    var ask = shard.barrier.ask(now);
    if (ask == null) return;
    var markers = new ArrayList<OutRecord>();
    ask.topics()
        .forEach(
            (topic, wantedOn) ->
                markers.add(
                    announcer.marker(topic, shard.number, wantedOn, ask.past(), shard.state)));
    shard.barrier.asked(send(shard, markers), now);
  }

  /**
   * Tells the shard's watermark where it is waited for: behind all that was decided before it.
   *
   * <p>What is read and not decided counts for it, so nothing is told before all of that is done.
   * An owner that was replaced may tell it too: it knows all that entered before, for it has
   * committed that, and what the next one says of it is the same.
   */
  void tell(@Nullable OwnedShard shard) {
    if (shard == null || !shard.todo.isEmpty()) return;
    // a timer that has not fired yet has things to say
    var watermark = Math.min(shard.watermarks.reached(), shard.timers.nextDue());
    var topics = shard.watermarks.toTell(watermark);
    if (topics.isEmpty()) return;
    var records = new ArrayList<OutRecord>();
    for (var topic : topics) {
      records.add(announcer.watermark(topic, shard.number, watermark, shard.state));
      shard.watermarks.told(topic, watermark);
    }
    send(shard, records);
  }

  /** In the same queue as the events, so that it stands behind them on the log. */
  private Sending send(OwnedShard shard, List<OutRecord> records) {
    var sending = new Sending(shard.number, shard.state.batch, records, offsets(shard));
    publisher.publish(sending);
    return sending;
  }

  private static Map<String, Long> offsets(OwnedShard shard) {
    return Takeover.offsets(shard.state);
  }
}
