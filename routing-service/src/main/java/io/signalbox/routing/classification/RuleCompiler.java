package io.signalbox.routing.classification;

import io.signalbox.conditions.Conditions;
import io.signalbox.contracts.ticket.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes rules that can be tried. Everything a rule could do wrong without a contact at hand is
 * found here, with its place.
 */
public final class RuleCompiler {
  /** How many rules a workspace has at most. */
  public static final int RULES_MAX = 500;

  private final Conditions conditions = new Conditions(Facts.VARIABLES);
  private @Nullable BadRule bad;

  private RuleCompiler() {}

  /** Either rules that can be tried, or what is wrong with the first that can not. */
  public record Compiled(RuleBook book, Optional<BadRule> bad) {}

  /** Compiles rules in their order. */
  public static Compiled compile(List<Rule> rules) {
    var compiler = new RuleCompiler();
    var book = compiler.all(rules);
    return new Compiled(book, Optional.ofNullable(compiler.bad));
  }

  private RuleBook all(List<Rule> rules) {
    if (rules.size() > RULES_MAX) {
      bad = new BadRule("#" + RULES_MAX, 0, 0, "a workspace has at most " + RULES_MAX + " rules");
      return RuleBook.EMPTY;
    }
    var names = new HashSet<String>();
    var compiled = new ArrayList<CompiledRule>(rules.size());
    for (var rule : rules) {
      var one = names.add(rule.name()) ? one(rule) : refuse(rule, "this name is taken");
      if (one == null) return RuleBook.EMPTY;
      compiled.add(one);
    }
    return new RuleBook(compiled);
  }

  private @Nullable CompiledRule one(Rule rule) {
    if (rule.name().isBlank() || rule.name().chars().anyMatch(Character::isISOControl)) {
      return refuse(rule, "the name is blank or has control characters");
    }
    return switch (conditions.compile(rule.when())) {
      case Conditions.Compiled.Ready(var condition) -> new CompiledRule(rule, condition);
      case Conditions.Compiled.Refused(var line, var column, var why) ->
          refuse(new BadRule(rule.name(), line, column, why));
    };
  }

  private @Nullable CompiledRule refuse(Rule rule, String why) {
    return refuse(new BadRule(rule.name(), 0, 0, why));
  }

  private @Nullable CompiledRule refuse(BadRule why) {
    bad = why;
    return null;
  }
}
