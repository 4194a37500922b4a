/**
 * The smallest service there can be, for tests of the edge: counters that are added to.
 *
 * <p>In: {@code probe.add} on {@code <prefix>.commands}. Out: {@code probe.added} on {@code
 * <prefix>}.
 */
@Configuration
@Requires(property = "signalbox.service", value = "probe")
@NullMarked
package io.signalbox.runtime.probe;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
