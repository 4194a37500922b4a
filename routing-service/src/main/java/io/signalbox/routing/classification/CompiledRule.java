package io.signalbox.routing.classification;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.signalbox.contracts.ticket.Rule;

/** A rule and the program of its condition. */
record CompiledRule(Rule rule, CelRuntime.Program program) {

  /**
   * Whether the condition holds.
   *
   * @throws CelEvaluationException when it asks for what is not there, or for too much
   */
  boolean matches(Facts facts) throws CelEvaluationException {
    return Boolean.TRUE.equals(program.eval(facts.variables()));
  }
}
