package io.signalbox.simulation;

import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Protocol;
import java.nio.charset.StandardCharsets;

/**
 * Bodies are plain words: {@code promise NAME DUE}, {@code answer NAME}, and {@code later NAME
 * WHEN} for an answer that a timer of front gives.
 */
final class SimText implements Protocol {
  @Override
  public Object decode(String topic, String type, byte[] value) throws UnknownType, BadRecord {
    var text = new String(value, StandardCharsets.UTF_8);
    if (type.equals("unknown")) throw new UnknownType(type);
    if (text.contains("poison")) throw new BadRecord("broken-json", text);
    return text;
  }

  @Override
  public boolean concerns(String topic, String type) {
    return !type.equals(SimService.NOISE);
  }

  @Override
  public byte[] encode(Object body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean allowed(Actor actor, String topic, String type, Object body) {
    return true;
  }
}
