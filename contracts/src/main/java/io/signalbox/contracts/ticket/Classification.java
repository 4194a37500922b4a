package io.signalbox.contracts.ticket;

import io.signalbox.contracts.Frozen;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket is about, as the rules or a person said. Who may take it is another value: {@link
 * Requirements}.
 *
 * @param intent what the customer wants
 * @param tier 1 to 9: the level of agents such matters need
 * @param skills level 1 to 5 by skill, at most 50
 * @param language BCP 47, the customer's
 * @param sensitivity what is sensitive about it, at most 50
 * @param rules the names of the rules that said so, in order; empty if a person did
 */
public record Classification(
    @Nullable String intent,
    Priority priority,
    int tier,
    Map<String, Integer> skills,
    @Nullable String language,
    List<String> sensitivity,
    List<String> rules) {
  public Classification {
    skills = Frozen.map(skills);
    sensitivity = Frozen.list(sensitivity);
    rules = Frozen.list(rules);
  }

  /** The same, more or less urgent. */
  public Classification withPriority(Priority other) {
    return new Classification(intent, other, tier, skills, language, sensitivity, rules);
  }
}
