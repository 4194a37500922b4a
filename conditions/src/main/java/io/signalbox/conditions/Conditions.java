package io.signalbox.conditions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;

/**
 * Conditions over the same variables, such as all rules of a workspace. They share what they look
 * for in texts: so compile together what is tried together, and before it is tried.
 */
public final class Conditions {
  private final Variables variables;
  private final TextMatching matching = new TextMatching();

  /** None yet. */
  public Conditions(Variables variables) {
    this.variables = variables;
  }

  /** What became of a text. */
  public sealed interface Compiled {
    /** It can be tried. */
    record Ready(Condition condition) implements Compiled {}

    /**
     * It cannot be.
     *
     * @param line from 1; 0 where all of it is meant
     * @param column from 1
     */
    record Refused(int line, int column, String why) implements Compiled {}
  }

  /** Compiles and checks one more condition. All that could go wrong without values is found. */
  public Compiled compile(String text) {
    var result = variables.compiler().compile(text);
    if (result.hasError()) return refused(result.getErrors().getFirst());
    try {
      var tree = result.getAst();
      var unfit = matching.learn(tree);
      return unfit.isPresent() ? refused(unfit.get()) : ready(tree);
    } catch (CelValidationException | CelEvaluationException e) {
      return new Compiled.Refused(0, 0, String.valueOf(e.getMessage()));
    }
  }

  private Compiled ready(CelAbstractSyntaxTree tree) throws CelEvaluationException {
    return new Compiled.Ready(new Condition(tree, matching.runtime().createProgram(tree)));
  }

  private static Compiled refused(CelIssue issue) {
    var place = issue.getSourceLocation();
    // lines count from 1 and columns from 0 there; a limit that was exceeded has no place
    return new Compiled.Refused(
        Math.max(place.getLine(), 0), Math.max(place.getColumn(), -1) + 1, issue.getMessage());
  }
}
