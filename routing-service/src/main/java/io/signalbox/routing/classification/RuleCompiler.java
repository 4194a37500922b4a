package io.signalbox.routing.classification;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import io.signalbox.contracts.ticket.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes programs of rules. Everything a rule could do wrong without a contact at hand is found
 * here, with its place; what a program may cost is bounded here.
 */
public final class RuleCompiler {
  /** How many rules a workspace has at most. */
  public static final int RULES_MAX = 500;

  static final int CONDITION_CHARACTERS_MAX = 4_096;
  static final int CONDITION_DEPTH_MAX = 60;
  static final int ITERATIONS_MAX = 1_000;

  static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(CONDITION_CHARACTERS_MAX)
          .maxParseRecursionDepth(CONDITION_DEPTH_MAX)
          .comprehensionMaxIterations(ITERATIONS_MAX)
          .build();

  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("channel", SimpleType.STRING)
          .addVar("subject", SimpleType.STRING)
          .addVar("text", SimpleType.STRING)
          .addVar("language", SimpleType.STRING)
          .addVar("brand", SimpleType.STRING)
          .addVar("from", MapType.create(SimpleType.STRING, SimpleType.STRING))
          .addVar("attributes", MapType.create(SimpleType.STRING, SimpleType.DYN))
          .setResultType(SimpleType.BOOL)
          .build();

  private final TextMatching matching = new TextMatching();
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
    var result = COMPILER.compile(rule.when());
    if (result.hasError()) return refuse(rule, result.getErrors().getFirst());
    try {
      var tree = result.getAst();
      var unfit = matching.learn(tree);
      if (unfit.isPresent()) return refuse(rule, unfit.get());
      return program(rule, tree);
    } catch (dev.cel.common.CelValidationException e) {
      return refuse(rule, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable CompiledRule program(Rule rule, CelAbstractSyntaxTree tree) {
    try {
      return new CompiledRule(rule, matching.runtime().createProgram(tree));
    } catch (CelEvaluationException e) {
      return refuse(rule, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable CompiledRule refuse(Rule rule, CelIssue issue) {
    var place = issue.getSourceLocation();
    // lines count from 1 and columns from 0 there; a limit that was exceeded has no place
    bad =
        new BadRule(
            rule.name(),
            Math.max(place.getLine(), 0),
            Math.max(place.getColumn(), -1) + 1,
            issue.getMessage());
    return null;
  }

  private @Nullable CompiledRule refuse(Rule rule, String why) {
    bad = new BadRule(rule.name(), 0, 0, why);
    return null;
  }
}
