/**
 * Tickets and offers over HTTP: what agents' tools ask and command.
 *
 * <p>In: requests. Out: commands on {@code routing.commands} with their outcomes, and what was
 * committed. Not here: setting up ({@code office}), overviews ({@code board}).
 */
@NullMarked
package io.signalbox.routing.desk;

import org.jspecify.annotations.NullMarked;
