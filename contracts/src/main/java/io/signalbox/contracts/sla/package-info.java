/**
 * Promises to customers: calendars and policies, the clocks that run on tickets, and the alerts
 * when time gets short or is up.
 *
 * <p>Topics {@code sla.commands}, {@code sla.clocks} and {@code sla.alerts}. Not here: how business
 * time is counted.
 */
@NullMarked
package io.signalbox.contracts.sla;

import org.jspecify.annotations.NullMarked;
