package io.signalbox.conditions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelUnparserFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One part of a condition and what it said.
 *
 * @param text the part, as it was written but for blanks
 * @param holds null if it was not looked at, or failed
 */
public record Part(String text, @Nullable Boolean holds) {
  private static final Set<String> JOINS = Set.of("_&&_", "_||_", "!_");

  /** The parts of a condition. */
  static List<Part> of(CelAbstractSyntaxTree tree, Map<Long, Object> said) {
    return leaves(tree.getExpr())
        .map(leaf -> new Part(text(leaf, tree.getSource()), holds(said.get(leaf.id()))))
        .toList();
  }

  private static Stream<CelExpr> leaves(CelExpr expression) {
    return expression.getKind() == Kind.CALL && JOINS.contains(expression.call().function())
        ? expression.call().args().stream().flatMap(Part::leaves)
        : Stream.of(expression);
  }

  private static String text(CelExpr expression, CelSource source) {
    return CelUnparserFactory.newUnparser()
        .unparse(CelAbstractSyntaxTree.newParsedAst(expression, source));
  }

  private static @Nullable Boolean holds(@Nullable Object said) {
    return said instanceof Boolean holds ? holds : null;
  }
}
