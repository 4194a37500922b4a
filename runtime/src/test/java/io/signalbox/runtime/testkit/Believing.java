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

  private static final String OURS = "ours";

  @Override
  public Actor authorize(ConsumerRecord<byte[], byte[]> record, String workspace) throws Refused {
    var header = EnvelopeReader.text(record.headers(), HeaderNames.AUTHORIZATION);
    if (NOBODY.equals(header)) throw new Refused("nobody may send this");
    // a marker of one of our services
    return OURS.equals(header) && record.key() == null ? Actor.SYSTEM : actor;
  }

  @Override
  public String vouch(Actor sender, OutRecord record) {
    return OURS;
  }

  @Override
  public byte[] withoutSecret(String name, byte[] value) {
    return value;
  }
}
