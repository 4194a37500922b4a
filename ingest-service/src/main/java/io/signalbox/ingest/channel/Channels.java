package io.signalbox.ingest.channel;

import io.signalbox.contracts.contact.IngestCommand.DefineChannel;
import io.signalbox.runtime.definition.DefinitionKind;
import io.signalbox.runtime.definition.DefinitionKinds;
import io.signalbox.runtime.shard.Role;

/** Channels as definitions: those a workspace declared, and the product's that it changed. */
public final class Channels {
  private static final int MOST = 200;

  /** What a channel is as a definition. */
  public static final DefinitionKind<DefineChannel> KIND =
      DefinitionKind.several("channel", DefineChannel.class, MOST, DefineChannel::id)
          .readBy(Role.INTEGRATION, Role.SUPERVISOR, Role.OPS);

  /** All kinds that the service knows. */
  public static final DefinitionKinds KINDS = DefinitionKinds.of(KIND, Accounts.KIND);

  private Channels() {}
}
