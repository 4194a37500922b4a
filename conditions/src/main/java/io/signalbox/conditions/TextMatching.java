package io.signalbox.conditions;

import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * CEL's {@code matches}, ours: the library compiles the expression again on every call, which for
 * the rules of a usual workspace took a millisecond a contact. Here an expression is compiled when
 * the rule is defined, so it must be a literal, and a wrong one is found then.
 */
@SuppressWarnings("Immutable") // which CEL's functions must be; ours is once all rules are learned
final class TextMatching {
  private static final String FUNCTION = "matches";

  private final Map<String, TextPattern> patterns = new HashMap<>();
  private final CelRuntime runtime =
      CelRuntimeFactory.legacyCelRuntimeBuilder()
          .setOptions(Limits.OPTIONS)
          .setStandardEnvironmentEnabled(false)
          .setStandardFunctions(
              CelStandardFunctions.newBuilder().excludeFunctions(StandardFunction.MATCHES).build())
          .addFunctionBindings(
              CelFunctionBinding.fromOverloads(
                  FUNCTION,
                  CelFunctionBinding.from("matches", String.class, String.class, this::matches),
                  CelFunctionBinding.from(
                      "matches_string", String.class, String.class, this::matches)))
          .build();

  /** The text looked at last, which one rule after the other asks about. */
  private Folded last = new Folded("", "");

  private record Folded(String text, String folded) {}

  /** What programs run in. */
  CelRuntime runtime() {
    return runtime;
  }

  private boolean matches(String text, String expression) {
    var pattern = patterns.get(expression);
    if (pattern == null) throw new IllegalStateException("not compiled: " + expression);
    var known = last;
    if (!known.text().equals(text)) {
      known = new Folded(text, Folding.fold(text));
      last = known;
    }
    return pattern.isIn(text, known.folded());
  }

  /** Compiles the expressions of a condition; answers the first that is none. */
  Optional<CelIssue> learn(CelAbstractSyntaxTree tree) {
    return CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == Kind.CALL)
        .map(CelNavigableExpr::expr)
        .filter(call -> call.call().function().equals(FUNCTION))
        .map(call -> learn(tree, call.call().args().getLast()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<CelIssue> learn(CelAbstractSyntaxTree tree, CelExpr expression) {
    var literal =
        expression.getKind() == Kind.CONSTANT
            && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    if (!literal) return issue(tree, expression, "matches() takes a literal expression only");
    var text = expression.constant().stringValue();
    try {
      if (!patterns.containsKey(text)) patterns.put(text, TextPattern.of(text));
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return issue(tree, expression, "no regular expression: " + e.getDescription());
    }
  }

  private static Optional<CelIssue> issue(
      CelAbstractSyntaxTree tree, CelExpr expression, String why) {
    var offset = tree.getSource().getPositionsMap().getOrDefault(expression.id(), 0);
    var place = tree.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.NONE);
    return Optional.of(CelIssue.formatError(place, why));
  }
}
