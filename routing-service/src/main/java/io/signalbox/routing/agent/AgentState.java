package io.signalbox.routing.agent;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Presence;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent as they stand.
 *
 * @param idleSince since when they have neither got a ticket nor ended work on one
 * @param coolsUntil until when they get none, having missed an offer
 * @param misses how many offers in a row they did not answer
 * @param load what they hold; told by the tickets, not by a column
 */
public record AgentState(
    String workspace,
    String id,
    Presence presence,
    Instant idleSince,
    @Nullable Instant coolsUntil,
    int misses,
    Load load) {
  /** The longest anyone cools: this many times the first pause. */
  private static final int PAUSE_DOUBLINGS_MAX = 4;

  /** A new agent: not there yet. */
  public static AgentState hired(String workspace, String id, Instant at) {
    return new AgentState(workspace, id, Presence.OFFLINE, at, null, 0, Load.NONE);
  }

  /** Whether they take work. */
  public boolean available() {
    return presence.equals(Presence.AVAILABLE);
  }

  /** Whether they may still have tickets of their own come back to them. */
  public boolean there() {
    return !presence.equals(Presence.OFFLINE);
  }

  /** Whether they get no tickets because they missed an offer a moment ago. */
  public boolean pausedForMissedOffers(Instant at) {
    return coolsUntil != null && at.isBefore(coolsUntil);
  }

  /**
   * The same with another presence. Coming back forgets what was missed; saying once more that one
   * is there does not.
   */
  public AgentState present(Presence other, Instant at) {
    var comes = other.equals(Presence.AVAILABLE) && !available();
    return new AgentState(
        workspace,
        id,
        other,
        comes ? at : idleSince,
        comes ? null : coolsUntil,
        comes ? 0 : misses,
        load);
  }

  /** The same with another load. */
  public AgentState loaded(Load other) {
    return new AgentState(workspace, id, presence, idleSince, coolsUntil, misses, other);
  }

  /** The same with one more ticket. */
  public AgentState given(Channel channel, Instant at) {
    return new AgentState(workspace, id, presence, at, coolsUntil, misses, load.plus(channel));
  }

  /** The same with one ticket less, on which they ended their work. */
  public AgentState freed(Channel channel, Instant at) {
    return new AgentState(workspace, id, presence, at, coolsUntil, misses, load.minus(channel));
  }

  /** The same with one ticket less, which they only were asked to take. */
  public AgentState relieved(Channel channel) {
    return loaded(load.minus(channel));
  }

  /** The same, having answered an offer. */
  public AgentState answered() {
    return misses == 0
        ? this
        : new AgentState(workspace, id, presence, idleSince, coolsUntil, 0, load);
  }

  /** The same, having missed an offer: the pause doubles with every miss in a row. */
  public AgentState missed(Instant at, Duration pause) {
    var times = 1L << Math.min(misses, PAUSE_DOUBLINGS_MAX);
    return new AgentState(
        workspace, id, presence, idleSince, at.plus(pause.multipliedBy(times)), misses + 1, load);
  }
}
