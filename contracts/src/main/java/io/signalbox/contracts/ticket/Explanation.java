package io.signalbox.contracts.ticket;

import io.signalbox.contracts.Frozen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a ticket went to whom it went.
 *
 * @param rule the rule or requirement that said who was wanted
 * @param candidates those who were looked at, the chosen one first; at most 50
 */
public record Explanation(String rule, List<Candidate> candidates) {
  public Explanation {
    candidates = Frozen.list(candidates);
  }

  /**
   * One agent who was looked at.
   *
   * @param verdict {@code chosen}, {@code outranked} or why not, such as {@code at-capacity}
   * @param score the higher the better a fit, without unit; null where it was not computed
   * @param reason the verdict for people to read
   */
  public record Candidate(
      String agentId, String verdict, @Nullable Double score, @Nullable String reason) {}
}
