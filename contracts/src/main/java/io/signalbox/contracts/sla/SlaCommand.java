package io.signalbox.contracts.sla;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalbox.contracts.EventType;
import io.signalbox.contracts.Frozen;
import io.signalbox.contracts.OnTopic;
import io.signalbox.contracts.Topics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the SLA service is told to do. */
@OnTopic(Topics.SLA_COMMANDS)
public sealed interface SlaCommand {

  /** Sets up a calendar or changes one; in JSON the calendar's fields stand beside the id. */
  @EventType("calendar.define")
  record DefineCalendar(String id, @JsonUnwrapped Calendar calendar) implements SlaCommand {}

  /** Replaces all policies of the workspace; at most 200, in the order they are tried. */
  @EventType("policy.define")
  record DefinePolicies(List<Policy> policies) implements SlaCommand {
    public DefinePolicies {
      policies = Frozen.list(policies);
    }
  }

  /** Somebody looks after an alert; {@code by} is who, {@code note} at most 1000 characters. */
  @EventType("alert.acknowledge")
  record AcknowledgeAlert(String alertId, @Nullable String by, @Nullable String note)
      implements SlaCommand {}
}
