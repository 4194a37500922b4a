package io.signalbox.sla.clock;

import io.signalbox.contracts.sla.Metric;
import io.signalbox.sla.policy.Promise;
import java.util.Optional;

/** What is promised, as the policies stand. */
public interface Promises {
  /** The promise for a ticket; empty if nothing is promised. */
  Optional<Promise> promise(Metric metric, Subject subject);
}
