/**
 * When business time runs: a week of opening hours in a time zone, or another week for some time,
 * less breaks and holidays, or other hours on single dates.
 *
 * <p>In: a calendar as people write it. Out: the moment after so much business time, the business
 * time between two moments, and the stretches that counted. Start reading at {@link
 * io.signalbox.businesstime.BusinessCalendar}.
 *
 * <p>Hours belong to the day they start on. A holiday, an override or the end of a period decides
 * what starts on its days; what started on the evening before runs on past midnight. A break is
 * different: it takes from what runs at that time by the clock on the wall, whenever it started.
 * Where one day's hours run into those of the next, the time counts once.
 *
 * <p>Pure, and knows nothing of tickets: not here is how much time was promised, and what happens
 * when it is up.
 */
@NullMarked
package io.signalbox.businesstime;

import org.jspecify.annotations.NullMarked;
