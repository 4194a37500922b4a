package io.signalbox.sla.clock;

import io.signalbox.contracts.sla.Metric;
import org.jspecify.annotations.Nullable;

/**
 * How a clock begins.
 *
 * @param owner the queue whose clock it is; null if it is the ticket's
 * @param by what started it
 * @param before what counted before, where a metric goes on after a reopening
 */
record Beginning(Metric metric, int cycle, @Nullable String owner, String by, Progress before) {}
