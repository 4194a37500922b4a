package io.signalbox.routing.offer;

import io.signalbox.contracts.ticket.OfferEnd;
import io.signalbox.routing.ticket.Phase;
import io.signalbox.routing.ticket.Refusal;
import io.signalbox.routing.ticket.Ticket;
import io.signalbox.routing.ticket.TicketIds.OfferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether an offer can still be answered, by this agent, now. */
final class OfferCheck {
  private OfferCheck() {}

  /**
   * Why not; null if it can.
   *
   * @param fence the number the command names, if it names one
   */
  static @Nullable Refusal refusal(
      Ticket ticket, OfferId offer, @Nullable Long fence, @Nullable String agent, Instant at) {
    var now = ticket.track().fence();
    if (offer.fence() > now || offer.fence() < 1) return Refusal.unknownOffer(offer.toString());
    if (fence != null && fence != offer.fence()) return Refusal.staleFence(fence, now);
    if (offer.fence() == now && ticket.phase() instanceof Phase.Offered offered) {
      if (agent != null && !agent.equals(offered.to().agent())) return Refusal.notYourOffer();
      // the timer that ends it may come a little later than this answer
      return offered.expiresAt().isBefore(at) ? Refusal.offerExpired() : null;
    }
    return over(ticket, offer, agent);
  }

  private static Refusal over(Ticket ticket, OfferId offer, @Nullable String agent) {
    var last = ticket.track().lastOffer();
    if (last == null || last.fence() != offer.fence()) {
      return Refusal.staleFence(offer.fence(), ticket.track().fence());
    }
    if (agent != null && !agent.equals(last.agent())) return Refusal.notYourOffer();
    return last.end().equals(OfferEnd.EXPIRED)
        ? Refusal.offerExpired()
        : Refusal.offerEnded(last.end().value());
  }
}
