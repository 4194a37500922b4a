package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.shard.Actor;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Says who sent a record of an entry topic, and vouches for ours. Called from several threads. */
public interface Authorizer {
  /**
   * Who it was, as of the broker's stamp: what has expired or was revoked since then does not count
   * against it.
   *
   * @param workspace the record's key
   * @throws Refused when that is nobody who may write to this workspace, or may mark a replay
   */
  Actor authorize(ConsumerRecord<byte[], byte[]> record, String workspace) throws Refused;

  /** The header {@code authorization} by which this actor sends this record, and no other one. */
  String vouch(Actor actor, OutRecord record);

  /** What may be kept of a header: it may name a key, and lets nobody in. */
  byte[] withoutSecret(String name, byte[] value);

  /** Nobody who may. The message says why, without the key. */
  final class Refused extends Exception {
    public Refused(String message) {
      super(message, null, false, false);
    }
  }
}
