/**
 * What a workspace has defined: its calendars in all their versions, and its policies.
 *
 * <p>In: {@code calendar.define} and {@code policy.define}. Out: the calendars and promises that
 * clocks ask for. What is defined counts for clocks that start afterwards; a clock that runs keeps
 * the words and the calendar it was started with. Start reading at {@link
 * io.signalbox.sla.definition.Definitions}.
 *
 * <p>Not here: what a calendar or a policy means ({@code io.signalbox.businesstime}, {@code
 * io.signalbox.sla.policy}).
 */
@NullMarked
package io.signalbox.sla.definition;

import org.jspecify.annotations.NullMarked;
