package io.signalbox.quickstart.demo;

import io.signalbox.contracts.ticket.RoutingCommand.AboutOffer;
import io.signalbox.contracts.ticket.RoutingCommand.AboutTicket;

/** The tool an agent works with. Whether a command is refused shows on the topics. */
interface Desk {
  /** Sends a command about a ticket on its way. */
  void send(AboutTicket command);

  /** Sends the answer to an offer on its way. */
  void send(AboutOffer answer);
}
