package io.signalbox.sla.definition;

import io.signalbox.businesstime.BusinessCalendar;
import io.signalbox.businesstime.InvalidCalendar;
import io.signalbox.contracts.sla.SlaCommand.DefineCalendar;
import io.signalbox.contracts.sla.SlaCommand.DefinePolicies;
import io.signalbox.sla.policy.CalendarVersion;
import io.signalbox.sla.policy.PolicyCheck;
import java.time.Instant;
import java.util.stream.Collectors;

/** Whether something may be defined. Pure. */
public final class DefinitionRules {
  private DefinitionRules() {}

  /** What becomes of a definition. */
  public sealed interface Verdict {
    /** It counts from now on. */
    record Taken(DefinitionFact fact) implements Verdict {}

    /** It is what was defined already. */
    record Unchanged() implements Verdict {}

    /** It cannot be. */
    record Refused(String reason, String detail) implements Verdict {}
  }

  /** A calendar. */
  public static Verdict decide(
      String name, Workspace workspace, DefineCalendar command, Instant at) {
    if (command.calendar().equals(workspace.calendar(command.id()))) return new Verdict.Unchanged();
    try {
      var version = new CalendarVersion(command.id(), workspace.lastVersion(command.id()) + 1);
      var time = BusinessCalendar.of(command.calendar());
      return new Verdict.Taken(
          new DefinitionFact.CalendarDefined(name, at, version, command.calendar(), time));
    } catch (InvalidCalendar e) {
      return new Verdict.Refused("invalid-calendar", e.detail());
    }
  }

  /** All policies. */
  public static Verdict decide(
      String name, Workspace workspace, DefinePolicies command, Instant at) {
    if (command.policies().equals(workspace.policies())) return new Verdict.Unchanged();
    var faults = PolicyCheck.faults(command.policies(), workspace::time, at);
    return faults.isEmpty()
        ? new Verdict.Taken(new DefinitionFact.PoliciesDefined(name, at, command.policies()))
        : new Verdict.Refused(
            faults.getFirst().code(),
            faults.stream()
                .map(fault -> fault.pointer() + ": " + fault.detail())
                .collect(Collectors.joining(" ")));
  }
}
