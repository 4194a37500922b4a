package io.signalbox.routing.play;

import io.signalbox.routing.floor.Fact;
import io.signalbox.routing.floor.Memory;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.TimerChange;
import java.time.Instant;
import java.util.List;

/** What a shard is played on: memory alone, or a database under it. */
public interface Stage {
  /** A record comes. */
  Decision<Fact> receive(
      String topic, String type, String workspace, Object body, Actor actor, Instant at);

  /** Time passes; timers that fall due fire. */
  void advanceTo(Instant then);

  /** What was sent since the last call. */
  List<Outgoing> drainEvents();

  /** The timers that are set. */
  List<TimerChange.Set> timers();

  /** The shard's memory. */
  Memory memory();
}
