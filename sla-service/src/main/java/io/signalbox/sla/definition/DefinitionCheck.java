package io.signalbox.sla.definition;

import io.signalbox.businesstime.BusinessCalendar;
import io.signalbox.businesstime.InvalidCalendar;
import io.signalbox.contracts.sla.SlaCommand.DefineCalendar;
import io.signalbox.contracts.sla.SlaCommand.DefinePolicies;
import io.signalbox.runtime.definition.Definition;
import io.signalbox.sla.policy.PolicyCheck;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether something may be defined, or removed. Pure. */
final class DefinitionCheck {
  private DefinitionCheck() {}

  /** Why not. */
  record Flaw(String reason, String detail) {}

  /** What is wrong with a version, as the workspace is now. */
  static Optional<Flaw> flaw(Definition next, Workspace workspace) {
    return switch (next.body()) {
      case null -> removal(next, workspace);
      case DefineCalendar calendar -> calendar(calendar);
      case DefinePolicies policies -> policies(policies, next, workspace);
      default -> throw new IllegalArgumentException("not for us: " + next.kind().name());
    };
  }

  private static Optional<Flaw> calendar(DefineCalendar command) {
    try {
      var _ = BusinessCalendar.of(command.calendar());
      return Optional.empty();
    } catch (InvalidCalendar e) {
      return Optional.of(new Flaw("invalid-calendar", e.detail()));
    }
  }

  private static Optional<Flaw> policies(
      DefinePolicies command, Definition next, Workspace workspace) {
    var faults = PolicyCheck.faults(command.policies(), workspace::time, next.at());
    if (faults.isEmpty()) return Optional.empty();
    var sentences =
        faults.stream()
            .map(fault -> fault.pointer() + ": " + fault.detail())
            .collect(Collectors.joining(" "));
    return Optional.of(new Flaw(faults.getFirst().code(), sentences));
  }

  /** A calendar stays for as long as a policy counts by it; all policies may go. */
  private static Optional<Flaw> removal(Definition next, Workspace workspace) {
    if (!next.kind().equals(Definitions.CALENDAR)) return Optional.empty();
    return workspace.policies().stream()
        .filter(policy -> next.id().equals(policy.calendar()))
        .findFirst()
        .map(
            policy ->
                new Flaw(
                    "in-use",
                    "Policy %s counts by calendar %s. Change it first."
                        .formatted(policy.id(), next.id())));
  }
}
