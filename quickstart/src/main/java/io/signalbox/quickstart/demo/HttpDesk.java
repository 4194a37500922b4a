package io.signalbox.quickstart.demo;

import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.contracts.ticket.RoutingCommand.AboutOffer;
import io.signalbox.contracts.ticket.RoutingCommand.AboutTicket;
import io.signalbox.quickstart.client.ServiceClient;

/** A tool that talks to routing over HTTP: {@code POST /v1/tickets/{id}/reply} and so on. */
record HttpDesk(ServiceClient client) implements Desk {

  @Override
  public void send(AboutTicket command) {
    post("/v1/tickets/" + command.ticketId(), command);
  }

  @Override
  public void send(AboutOffer answer) {
    post("/v1/offers/" + answer.offerId(), answer);
  }

  private void post(String path, RoutingCommand command) {
    var type = Catalogue.shortNameOf(command.getClass());
    client.post("routing", path + "/" + type.substring(type.indexOf('.') + 1), command);
  }
}
