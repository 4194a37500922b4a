/**
 * When business time runs: a week of opening hours in a time zone, less breaks and holidays, or
 * other hours on single dates.
 *
 * <p>In: a calendar as people write it. Out: the moment after so much business time, the business
 * time between two moments, and the stretches that counted. Start reading at {@link
 * io.signalbox.sla.calendar.BusinessCalendar}.
 *
 * <p>Not here: how much time was promised ({@code io.signalbox.sla.policy}), what happens when it
 * is up ({@code io.signalbox.sla.clock}).
 */
@NullMarked
package io.signalbox.sla.calendar;

import org.jspecify.annotations.NullMarked;
