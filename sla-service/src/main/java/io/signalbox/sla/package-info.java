/**
 * Every promise made to a customer, watched to the second: tickets start clocks, clocks warn, break
 * and escalate.
 *
 * <p>Start reading at {@link io.signalbox.sla.clock.ClockRules}. Not here: what a ticket is and who
 * works on it (routing).
 */
@Configuration
@Requires(property = "signalbox.service", value = "sla")
@NullMarked
package io.signalbox.sla;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
