package io.signalbox.routing.message;

import io.signalbox.contracts.ticket.DeliveryState;
import io.signalbox.contracts.ticket.MessageDelivery;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out, and how far it has come. Of all that is reported the furthest state
 * counts, whatever the order: what was delivered was sent, what was read was delivered, and one
 * that arrived did not fail.
 */
public record SentMessage(UUID id, UUID ticket, MessageDelivery delivery) {
  private static final List<DeliveryState> ORDER =
      List.of(
          DeliveryState.REQUESTED,
          DeliveryState.SENT,
          DeliveryState.FAILED,
          DeliveryState.DELIVERED,
          DeliveryState.READ);

  /** The message on its way, once it has been said; null if it goes to nobody. */
  public static @Nullable SentMessage of(TicketMessage message) {
    var delivery = message.whole().delivery();
    return delivery == null ? null : new SentMessage(message.id(), message.ticket(), delivery);
  }

  /** The same if it has come so far; null if it had come as far already. */
  public @Nullable SentMessage further(MessageDelivery reported) {
    return ORDER.indexOf(reported.state()) > ORDER.indexOf(delivery.state())
        ? new SentMessage(id, ticket, reported)
        : null;
  }
}
