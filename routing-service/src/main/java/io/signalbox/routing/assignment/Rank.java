package io.signalbox.routing.assignment;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.agent.AgentState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How well a free agent fits, as one number that also is the explanation.
 *
 * <p>Who speaks the customer's language comes before all others. Then who has waited longest for
 * work, in steps of {@link #STEP}; within a step, who has fewer rare skills that the ticket does
 * not need; then to the instant who waited longest, and at last the id, so that the choice is
 * certain.
 *
 * @param score language, steps of waiting and spared skills in one number
 */
record Rank(DefineAgent agent, double score, Instant idleSince) {
  static final Duration STEP = Duration.ofSeconds(15);
  static final int STEPS_MAX = 240;
  static final int SPEAKS = 1_000;

  /** The best first. */
  static final Comparator<Rank> BEST_FIRST = Rank::compare;

  /** Written out: a ticket with a hundred free agents compares hundreds of times. */
  private static int compare(Rank one, Rank other) {
    var byScore = Double.compare(other.score, one.score);
    if (byScore != 0) return byScore;
    var byIdleness = one.idleSince.compareTo(other.idleSince);
    return byIdleness != 0 ? byIdleness : one.agent.id().compareTo(other.agent.id());
  }

  static Rank of(
      DefineAgent agent, AgentState state, Pool pool, @Nullable String language, Instant at) {
    var idle = Duration.between(state.idleSince(), at);
    var steps = Math.clamp(idle.toMillis() / STEP.toMillis(), 0, STEPS_MAX);
    var speaks = language != null && speaks(agent, language) ? SPEAKS : 0;
    return new Rank(agent, speaks + steps - pool.scarcity(agent.id()), state.idleSince());
  }

  /** Whether the agent speaks it; {@code de-AT} is answered by who speaks {@code de}. */
  private static boolean speaks(DefineAgent agent, String language) {
    for (var spoken : agent.languages()) {
      if (language.regionMatches(true, 0, spoken, 0, spoken.length())
          && (language.length() == spoken.length() || language.charAt(spoken.length()) == '-')) {
        return true;
      }
    }
    return false;
  }
}
