package io.signalbox.routing.ticket;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.ticket.Requirements;
import io.signalbox.contracts.ticket.TicketView;
import io.signalbox.runtime.shard.Ids;
import org.jspecify.annotations.Nullable;

/** All about a ticket that decides who could be offered it, as last told. */
public record Takers(
    Requirements asked, Channel channel, @Nullable String brand, @Nullable String intent) {

  /** Of a ticket. */
  public static Takers of(Ticket ticket) {
    return new Takers(
        ticket.placement().requirements(),
        ticket.origin().channel(),
        ticket.origin().brand(),
        ticket.classification().intent());
  }

  /** Of a ticket as an event tells it. */
  public static Takers of(TicketView ticket) {
    return new Takers(
        ticket.requirements(), ticket.channel(), ticket.brand(), ticket.classification().intent());
  }

  /**
   * The same name for the same takers, so that one column says who could be offered a ticket.
   *
   * @param asked the requirements as they are written
   */
  String name(String asked) {
    return Ids.hash(
            asked,
            channel.value(),
            brand == null ? "" : "=" + brand,
            intent == null ? "" : "=" + intent)
        .toString();
  }
}
