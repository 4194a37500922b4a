package io.signalbox.routing.classification;

import io.signalbox.conditions.Condition;
import io.signalbox.conditions.ConditionFailed;
import io.signalbox.contracts.ticket.Rule;

/** A rule and its condition. */
record CompiledRule(Rule rule, Condition condition) {

  boolean matches(Facts facts) throws ConditionFailed {
    return condition.holds(facts.variables());
  }
}
