package io.signalbox.ingest.channel;

import io.signalbox.contracts.contact.IngestCommand.DefineAccount;
import io.signalbox.ingest.normalising.Regions;
import io.signalbox.runtime.definition.Definition;
import io.signalbox.runtime.definition.DefinitionKind;
import io.signalbox.runtime.shard.Role;
import java.util.HashMap;
import java.util.Map;

/** The accounts of all workspaces of a shard. */
public final class Accounts {
  private static final int MOST = 1_000;

  /** What an account is as a definition. */
  public static final DefinitionKind<DefineAccount> KIND =
      DefinitionKind.several("account", DefineAccount.class, MOST, DefineAccount::id)
          .readBy(Role.INTEGRATION, Role.SUPERVISOR, Role.OPS);

  private final Regions regions;
  private final Map<String, OwnAddresses> workspaces = new HashMap<>();

  /** None yet; {@code regions} hold where an account says no other. */
  public Accounts(Regions regions) {
    this.regions = regions;
  }

  /** Those of a workspace. */
  public OwnAddresses of(String workspace) {
    var found = workspaces.get(workspace);
    return found == null ? new OwnAddresses(workspace, regions.of(workspace)) : found;
  }

  /** Takes in a version of whatever was defined. */
  public void apply(Definition definition) {
    if (!definition.kind().equals(KIND)) {
      return;
    }
    var those =
        workspaces.computeIfAbsent(
            definition.workspace(), id -> new OwnAddresses(id, regions.of(id)));
    if (definition.body() instanceof DefineAccount said) {
      those.put(said);
    } else {
      those.remove(definition.id());
    }
  }
}
