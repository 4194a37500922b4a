package io.signalbox.runtime.loop;

/**
 * A shard must not go on before a person has looked: a gap in a source's numbers, offsets that are
 * gone, a topic made anew, an old database. Never a silent jump.
 */
public final class Alarm extends RuntimeException {
  public Alarm(String message) {
    super(message);
  }
}
