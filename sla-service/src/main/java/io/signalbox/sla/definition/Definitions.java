package io.signalbox.sla.definition;

import io.signalbox.contracts.sla.SlaCommand.DefineCalendar;
import io.signalbox.contracts.sla.SlaCommand.DefinePolicies;
import io.signalbox.runtime.definition.Definition;
import io.signalbox.runtime.definition.DefinitionKind;
import io.signalbox.runtime.definition.DefinitionKinds;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.definition.DefinitionStore;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The calendars and policies of a shard's workspaces. */
public final class Definitions {
  private static final int CALENDARS_MOST = 1_000;

  /** A calendar; in all versions, since a clock keeps the one it was started with. */
  public static final DefinitionKind<DefineCalendar> CALENDAR =
      DefinitionKind.several("calendar", DefineCalendar.class, CALENDARS_MOST, DefineCalendar::id)
          .inAllVersions()
          .readBy(Role.AGENT, Role.OPS)
          .writtenBy(Role.SUPERVISOR);

  /** All policies, in the order they are tried. What is promised is an admin's to say. */
  public static final DefinitionKind<DefinePolicies> POLICIES =
      DefinitionKind.single("policy", DefinePolicies.class, new DefinePolicies(List.of()))
          .readBy(Role.AGENT, Role.SUPERVISOR, Role.OPS);

  /** All kinds that the service knows. */
  public static final DefinitionKinds KINDS = DefinitionKinds.of(CALENDAR, POLICIES);

  private final DefinitionStore store;
  private final Map<String, Workspace> workspaces = new HashMap<>();

  /** Those of a shard. */
  public Definitions(int shard, DefinitionLimits limits) {
    store = new DefinitionStore(shard, KINDS, limits);
  }

  /** What a workspace has defined: nothing, if it never did. */
  public Workspace of(String workspace) {
    return workspaces.computeIfAbsent(workspace, name -> new Workspace());
  }

  /** Reads all there is. */
  public void load(Db db) {
    store.load(db, this::take);
  }

  /** Reads what a batch wants restored. */
  public void fetch(List<Input> batch, Db db) {
    store.fetch(batch, db);
  }

  /** What follows from a command about a definition. */
  public <F> Decision<F> decide(Received received, Function<Definition, F> fact) {
    return store.decide(
        received,
        next ->
            DefinitionCheck.flaw(next, of(next.workspace()))
                .map(flaw -> Decision.<F>refused(flaw.reason(), flaw.detail()))
                .orElseGet(() -> Decision.<F>of().fact(fact.apply(next)).build()));
  }

  /** Something was defined. */
  public void apply(Definition definition) {
    store.apply(definition);
    take(definition);
  }

  /** Writes what was defined since the last time. */
  public void write(Db db) {
    store.write(db);
  }

  /** Drops what was fetched for the batch. */
  public void settled() {
    store.settled();
  }

  private void take(Definition definition) {
    of(definition.workspace()).take(definition);
  }
}
