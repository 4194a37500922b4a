package io.signalbox.ingest.channel;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.ChannelKind;
import io.signalbox.contracts.contact.IngestCommand.DefineChannel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a workspace takes contacts from a channel. */
public sealed interface Admission {
  /** Every workspace has these. */
  Set<Channel> BUILT_IN =
      Set.of(
          Channel.EMAIL,
          Channel.CHAT,
          Channel.PHONE,
          Channel.SMS,
          Channel.WHATSAPP,
          Channel.MESSENGER,
          Channel.INSTAGRAM,
          Channel.TELEGRAM,
          Channel.X,
          Channel.WEB,
          Channel.STORE,
          Channel.API);

  /** It does. */
  record Open(ChannelKind kind) implements Admission {}

  /**
   * It does not.
   *
   * @param reason {@code unknown-channel} or {@code channel-closed}
   */
  record Refused(String reason, String detail) implements Admission {}

  /** By what the workspace declared, which is null for nothing. */
  static Admission of(Channel channel, @Nullable DefineChannel declared) {
    if (declared == null) {
      return BUILT_IN.contains(channel)
          ? new Open(new ChannelKind(channel.value()))
          : new Refused("unknown-channel", "Declare channel " + channel + " first.");
    }
    return declared.open()
        ? new Open(declared.kind())
        : new Refused("channel-closed", "Channel " + channel + " takes no contacts.");
  }
}
