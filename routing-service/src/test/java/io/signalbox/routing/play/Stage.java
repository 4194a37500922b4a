package io.signalbox.routing.play;

import io.signalbox.routing.state.Fact;
import io.signalbox.routing.state.Memory;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.TimerChange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a shard is played on: memory alone, or a database under it. */
public interface Stage {
  /** A record as it would come. */
  Received received(
      String topic, String type, String workspace, Object body, Actor actor, Instant at);

  /** Records come in one batch. */
  List<Decision<Fact>> run(List<Received> batch);

  /** The service was away until then: what entered before is decided then. */
  void awayUntil(Instant then);

  /** Time passes; timers that fall due fire. */
  void advanceTo(Instant then);

  /** What was sent since the last call. */
  List<Outgoing> drainEvents();

  /** The timers that are set. */
  List<TimerChange.Set> timers();

  /** The shard's memory. */
  Memory memory();

  /** The ticket of that id, wherever it is. */
  @Nullable Ticket ticket(UUID id);
}
