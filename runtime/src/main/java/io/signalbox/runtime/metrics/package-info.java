/**
 * What the loop does, in numbers for Prometheus.
 *
 * <p>Start reading at {@link io.signalbox.runtime.metrics.MeteredLoop}.
 */
@NullMarked
package io.signalbox.runtime.metrics;

import org.jspecify.annotations.NullMarked;
