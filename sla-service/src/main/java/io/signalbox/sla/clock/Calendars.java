package io.signalbox.sla.clock;

import io.signalbox.businesstime.WorkingTime;
import io.signalbox.sla.policy.CalendarVersion;
import org.jspecify.annotations.Nullable;

/** Every version of every calendar that a clock was ever started with. */
public interface Calendars {
  /** The working time of a version; all time for none. */
  WorkingTime time(@Nullable CalendarVersion calendar);
}
