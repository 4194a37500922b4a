package io.signalbox.routing.shard;

import io.signalbox.contracts.ticket.RoutingCommand.DefineAgent;
import io.signalbox.routing.definition.DefinitionCheck;
import io.signalbox.routing.definition.RoutingKinds;
import io.signalbox.routing.presence.PresenceRules;
import io.signalbox.routing.state.Draft;
import io.signalbox.routing.state.Fact;
import io.signalbox.routing.ticket.Refusal;
import io.signalbox.runtime.definition.Definition;
import io.signalbox.runtime.definition.DefinitionRules;
import io.signalbox.runtime.shard.Decision;

/** What comes of a definition: whether it is sound, and what it means for agents and tickets. */
record SettingUp(Draft draft, PresenceRules presence) implements DefinitionRules<Fact> {
  @Override
  public Decision<Fact> decide(Definition next) {
    var known = draft.workspaceState().definitions();
    var flaw = DefinitionCheck.flaw(next, known, this::waitIn);
    if (flaw != null) return draft.refuse(flaw, subject(next), null);
    var came = new Fact.Came(next);
    if (!next.kind().equals(RoutingKinds.AGENT)) return presence.rearranged(draft, came);
    if (next.body() instanceof DefineAgent agent) return presence.hired(draft, agent, came);
    var former = known.agent(next.id());
    if (former == null) throw new IllegalStateException("no agent " + next.id());
    return presence.left(draft, former, came);
  }

  @Override
  public Decision<Fact> refuse(String id, String reason, String detail) {
    return draft.refuse(new Refusal(reason, detail), id, null);
  }

  private boolean waitIn(String queue) {
    return draft.workspaceState().backlog().all().keySet().stream()
        .anyMatch(line -> line.queue().equals(queue));
  }

  private static String subject(Definition next) {
    return next.kind().single() ? next.kind().name() : next.id();
  }
}
