package io.signalbox.runtime.testkit;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.loop.Authorizer;
import io.signalbox.runtime.shard.Actor;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes everybody for the same actor, but those whose header says that they are nobody. */
public record Believing(Actor actor) implements Authorizer {
  /** What a record's {@code authorization} says that nobody may send. */
  public static final String NOBODY = "nobody";

  @Override
  public Actor authorize(ConsumerRecord<byte[], byte[]> record, String workspace) throws Refused {
    if (NOBODY.equals(EnvelopeReader.text(record.headers(), HeaderNames.AUTHORIZATION))) {
      throw new Refused("nobody may send this");
    }
    return actor;
  }

  @Override
  public String vouch(Actor sender, OutRecord record) {
    return "ours";
  }

  @Override
  public byte[] withoutSecret(String name, byte[] value) {
    return value;
  }
}
