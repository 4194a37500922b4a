package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.Envelope;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.timer.Timer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

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
   * @param id the {@code ce_id}, empty when it could not be read
   */
  record Bad(
      ConsumerRecord<byte[], byte[]> raw,
      long at,
      boolean entry,
      String workspace,
      String id,
      String source,
      long sequence,
      String reason,
      String detail)
      implements Read {}

  /** Of a type this service does not know, on an inner topic. */
  record Unknown(ConsumerRecord<byte[], byte[]> raw, long at, String source, long sequence)
      implements Read {}

  /** Of an inner topic and a type on which this service does not act. */
  record Skipped(ConsumerRecord<byte[], byte[]> raw, long at, String source, long sequence)
      implements Read {}

  /** On the wrong partition of an entry topic. */
  record Elsewhere(ConsumerRecord<byte[], byte[]> raw, long at, int partition) implements Read {}

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
