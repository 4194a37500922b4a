package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.Envelope;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.timer.Timer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One thing of a batch, prepared: pure data, nothing decided. */
sealed interface Item {
  /** Log time in epoch milliseconds. */
  long at();

  /** A record, whatever became of it. */
  sealed interface Read extends Item {
    /** As it was read. */
    ConsumerRecord<byte[], byte[]> raw();
  }

  /** Decoded and authorised. */
  record Ready(
      ConsumerRecord<byte[], byte[]> raw,
      long at,
      boolean entry,
      boolean audited,
      String workspace,
      Envelope envelope,
      Object body,
      Actor actor)
      implements Read {}

  /**
   * Cannot be read or decided: becomes a dead letter.
   *
   * @param id the {@code ce_id} under which its sender is told; empty when it could not be read, or
   *     when its sender is nobody who may send it: then there is no outcome that others would find
   * @param replayOf the dead letter it replays, if it may
   * @param sender who sent it and was allowed to; null when that is not known
   */
  record Bad(
      ConsumerRecord<byte[], byte[]> raw,
      long at,
      boolean entry,
      String workspace,
      String id,
      String source,
      long sequence,
      @Nullable String replayOf,
      @Nullable Actor sender,
      String reason,
      String detail)
      implements Read {}

  /** Of a type this service does not know, on an inner topic. */
  record Unknown(ConsumerRecord<byte[], byte[]> raw, long at, String source, long sequence)
      implements Read {}

  /** Of an inner topic and a type on which this service does not act. */
  record Skipped(ConsumerRecord<byte[], byte[]> raw, long at, String source, long sequence)
      implements Read {}

  /**
   * Asks for watermarks, and shows whoever reads it that all before it was read.
   *
   * @param wantedOn the outputs of its readers on which somebody waits for a watermark
   * @param past the moment that it must get past
   */
  record Marker(ConsumerRecord<byte[], byte[]> raw, long at, List<String> wantedOn, long past)
      implements Read {}

  /** All that the source will say on this topic has this time or a later one. */
  record Watermark(ConsumerRecord<byte[], byte[]> raw, long at, String source) implements Read {}

  /**
   * On the wrong partition of an entry topic.
   *
   * @param passedOn the same for the right one, where we vouch for its sender
   */
  record Elsewhere(ConsumerRecord<byte[], byte[]> raw, long at, OutRecord passedOn)
      implements Read {}

  /** A timer that may fire. */
  record Fired(Timer timer, boolean provisional) implements Item {
    @Override
    public long at() {
      return timer.due();
    }
  }

  /** A timer whose decision threw: becomes a dead letter. */
  record BadTimer(Timer timer, String reason, String detail) implements Item {
    @Override
    public long at() {
      return timer.due();
    }
  }
}
