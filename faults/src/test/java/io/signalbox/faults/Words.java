package io.signalbox.faults;

import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bodies that are words, with a blank between them. */
final class Words implements Protocol {
  static List<String> of(Object body) {
    return List.of(body.toString().split(" ", -1));
  }

  @Override
  public Object decode(String topic, String type, byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
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
