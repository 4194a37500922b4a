package io.signalbox.runtime.shard;

import java.util.UUID;

/**
 * A call to somebody outside. It is made once what decided it has been committed: at least once,
 * each time under the same id, until it succeeds, is refused, or is given up. How it ended comes
 * back as {@link Delivered}.
 *
 * @param id what the receiver knows it by; made of what caused it, by {@link Ids}
 * @param target whose failures are its own, such as a mailbox or an endpoint: one that is slow or
 *     away holds up no other. At most 200 characters
 * @param lane deliveries of the same target and lane are made one after the other, in the order
 *     they were decided in. At most 200 characters
 * @param kind who makes the call: the name of a carrier. At most 100 characters
 * @param subject what it is about; comes back with its end. At most 200 characters
 * @param payload what the carrier needs to know, at most 64 KiB; what is larger is named in it
 */
public record Delivery(
    UUID id,
    String workspace,
    String target,
    String lane,
    String kind,
    String subject,
    String payload) {
  private static final int NAME_CHARACTERS_MAX = 200;
  private static final int KIND_CHARACTERS_MAX = 100;
  private static final int PAYLOAD_CHARACTERS_MAX = 64 << 10;

  public Delivery {
    require("target", target, NAME_CHARACTERS_MAX);
    require("lane", lane, NAME_CHARACTERS_MAX);
    require("kind", kind, KIND_CHARACTERS_MAX);
    require("subject", subject, NAME_CHARACTERS_MAX);
    if (payload.length() > PAYLOAD_CHARACTERS_MAX) {
      throw new IllegalArgumentException("a delivery's payload is over 64 KiB");
    }
  }

  private static void require(String what, String text, int most) {
    if (text.isEmpty() || text.length() > most) {
      throw new IllegalArgumentException(
          "a delivery's %s has 1 to %d characters".formatted(what, most));
    }
  }
}
