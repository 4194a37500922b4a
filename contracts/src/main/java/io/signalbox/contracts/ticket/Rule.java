package io.signalbox.contracts.ticket;

import io.signalbox.contracts.Frozen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do with tickets of a kind. Rules are tried in order; each that matches sets what it says,
 * but never what an earlier one has set.
 *
 * @param name told in explanations, unique among the rules
 * @param when a condition in CEL, at most 4096 characters; {@code true} for every ticket
 * @param stop whether a match ends the trying; absent means yes
 */
public record Rule(String name, String when, Then then, @Nullable Boolean stop) {

  /** Whether a match ends the trying. */
  public boolean stops() {
    return stop == null || stop;
  }

  /**
   * What a rule sets; null or empty for what it leaves as it is.
   *
   * @param tier 1 to 9
   * @param skills at most 50
   * @param sensitivity what is sensitive about such tickets, at most 50: only who is cleared for it
   *     may take them
   */
  public record Then(
      @Nullable String intent,
      @Nullable Priority priority,
      @Nullable Integer tier,
      List<String> skills,
      List<String> sensitivity,
      @Nullable String queue) {
    public Then {
      skills = Frozen.list(skills);
      sensitivity = Frozen.list(sensitivity);
    }
  }
}
