package io.signalbox.runtime.loop;

import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Protocol;

/** Reads and writes nothing. */
final class Mute implements Protocol {
  @Override
  public Object decode(String topic, String type, byte[] value) throws UnknownType {
    throw new UnknownType(type);
  }

  @Override
  public byte[] encode(Object body) {
    return new byte[0];
  }

  @Override
  public boolean allowed(Actor actor, String topic, String type, Object body) {
    return false;
  }
}
