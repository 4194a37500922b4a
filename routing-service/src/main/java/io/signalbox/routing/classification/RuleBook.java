package io.signalbox.routing.classification;

import io.signalbox.conditions.ConditionFailed;
import io.signalbox.contracts.ticket.Classification;
import io.signalbox.contracts.ticket.Priority;
import io.signalbox.contracts.ticket.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a workspace, ready to be tried. */
public final class RuleBook {
  /** The queue of tickets that no rule gave one; always there. */
  public static final String DEFAULT_QUEUE = "default";

  /** No rules: everything is a normal question for tier 1. */
  public static final RuleBook EMPTY = new RuleBook(List.of());

  private static final int TIER_DEFAULT = 1;

  /** What a rule asks of a skill: that an agent has it. */
  private static final int SKILL_LEVEL = 1;

  private static final int REASONS_MAX = 10;

  private final List<CompiledRule> rules;

  RuleBook(List<CompiledRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The rules as they were defined. */
  public List<Rule> rules() {
    return rules.stream().map(CompiledRule::rule).toList();
  }

  /** Tries the rules in order; a rule that cannot be evaluated does not match, and that is told. */
  public Verdict classify(Facts facts) {
    var said = new Said();
    for (var rule : rules) {
      try {
        if (rule.matches(facts)) {
          said.add(rule.rule());
          if (rule.rule().stops()) break;
        }
      } catch (ConditionFailed e) {
        said.failed(rule.rule(), e);
      }
    }
    return said.verdict(facts.language());
  }

  /**
   * What the rules said so far: the first to say something counts; skills and what is sensitive add
   * up.
   */
  private static final class Said {
    private final List<String> names = new ArrayList<>(2);
    private final List<String> reasons = new ArrayList<>(0);
    private final Map<String, Integer> skills = new LinkedHashMap<>(4);
    private final Set<String> sensitivity = new LinkedHashSet<>(2);
    private @Nullable String intent;
    private @Nullable Priority priority;
    private @Nullable Integer tier;
    private @Nullable String queue;

    void add(Rule rule) {
      var then = rule.then();
      names.add(rule.name());
      for (var skill : then.skills()) skills.put(skill, SKILL_LEVEL);
      sensitivity.addAll(then.sensitivity());
      intent = intent == null ? then.intent() : intent;
      priority = priority == null ? then.priority() : priority;
      tier = tier == null ? then.tier() : tier;
      queue = queue == null ? then.queue() : queue;
    }

    void failed(Rule rule, ConditionFailed why) {
      if (reasons.size() < REASONS_MAX) {
        reasons.add("Rule \"%s\" failed: %s".formatted(rule.name(), why.why()));
      }
    }

    Verdict verdict(@Nullable String language) {
      return new Verdict(
          new Classification(
              intent,
              priority == null ? Priority.NORMAL : priority,
              tier == null ? TIER_DEFAULT : tier,
              skills,
              language,
              List.copyOf(sensitivity),
              names),
          queue == null ? DEFAULT_QUEUE : queue,
          reasons);
    }
  }
}
