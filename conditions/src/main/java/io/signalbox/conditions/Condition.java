package io.signalbox.conditions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A condition that was checked, ready to be tried. */
public final class Condition {
  private final CelAbstractSyntaxTree tree;
  private final CelRuntime.Program program;

  Condition(CelAbstractSyntaxTree tree, CelRuntime.Program program) {
    this.tree = tree;
    this.program = program;
  }

  /**
   * Whether it holds.
   *
   * @param values of all variables that were declared
   */
  public boolean holds(Map<String, ?> values) throws ConditionFailed {
    try {
      return Boolean.TRUE.equals(program.eval(values));
    } catch (CelEvaluationException e) {
      throw new ConditionFailed(e);
    }
  }

  /**
   * What each part said, in the order they are written. A part is what stands between {@code &&},
   * {@code ||} and {@code !}; one that did not have to be looked at said nothing.
   *
   * @param values of all variables that were declared
   */
  public List<Part> explain(Map<String, ?> values) {
    var said = new HashMap<Long, Object>();
    try {
      var _ = program.trace(values, (part, value) -> said.put(part.id(), value));
    } catch (CelEvaluationException e) {
      // the part that failed said nothing, and the parts before it say how far it came
    }
    return Part.of(tree, said);
  }
}
