package io.signalbox.ingest.channel;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.IngestCommand.DefineChannel;
import io.signalbox.runtime.definition.Definition;
import io.signalbox.runtime.definition.DefinitionKind;
import io.signalbox.runtime.definition.DefinitionKinds;
import io.signalbox.runtime.shard.Role;
import java.util.Optional;

/** Channels as definitions: those a workspace declared, and the product's that it changed. */
public final class Channels {
  private static final int MOST = 200;

  /** What a channel is as a definition. */
  public static final DefinitionKind<DefineChannel> KIND =
      DefinitionKind.several("channel", DefineChannel.class, MOST, DefineChannel::id)
          .readBy(Role.INTEGRATION, Role.SUPERVISOR, Role.OPS);

  /** All kinds that the service knows. */
  public static final DefinitionKinds KINDS = DefinitionKinds.of(KIND);

  private Channels() {}

  /** Why there can be no such channel; empty if it may be. */
  public static Optional<String> flaw(Definition next) {
    var channel = new Channel(next.id());
    return channel.custom() || Admission.BUILT_IN.contains(channel)
        ? Optional.empty()
        : Optional.of("A channel is one of the product's, or its id begins with custom:.");
  }
}
