package io.signalbox.routing.ticket;

import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.ticket.Priority;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket needs, as classified and as changed since.
 *
 * @param tier the level of agents it needs
 * @param rules the names of the rules that said so
 */
public record Need(
    @Nullable String intent,
    Priority priority,
    int tier,
    List<String> skills,
    String queue,
    List<String> rules) {
  /** The highest tier there is. */
  public static final int TIER_MAX = 9;

  public Need {
    skills = Frozen.list(skills);
    rules = Frozen.list(rules);
  }

  /** The same for agents of another tier. */
  public Need withTier(int other) {
    return new Need(intent, priority, other, skills, queue, rules);
  }

  /** The same in another queue. */
  public Need withQueue(String other) {
    return new Need(intent, priority, tier, skills, other, rules);
  }
}
