package io.signalbox.sla.definition;

import io.signalbox.businesstime.BusinessCalendar;
import io.signalbox.contracts.sla.Calendar;
import io.signalbox.contracts.sla.Policy;
import io.signalbox.sla.policy.CalendarVersion;
import java.time.Instant;
import java.util.List;

/** Something was defined. */
public sealed interface DefinitionFact {
  /** Where it counts. */
  String workspace();

  /** When. */
  Instant at();

  /** A calendar was set up or changed. */
  record CalendarDefined(
      String workspace,
      Instant at,
      CalendarVersion version,
      Calendar calendar,
      BusinessCalendar time)
      implements DefinitionFact {}

  /** The policies were replaced. */
  record PoliciesDefined(String workspace, Instant at, List<Policy> policies)
      implements DefinitionFact {}
}
