package io.signalbox.quickstart.demo;

import io.signalbox.contracts.catalogue.Catalogue;
import io.signalbox.contracts.ticket.RoutingCommand;
import io.signalbox.contracts.ticket.RoutingCommand.AboutOffer;
import io.signalbox.contracts.ticket.RoutingCommand.AboutTicket;
import io.signalbox.quickstart.client.Command;
import io.signalbox.quickstart.client.CommandSender;
import io.signalbox.runtime.json.Json;
import java.util.UUID;

/** A tool that writes to {@code routing.commands}, with the agent's key. */
record KafkaDesk(CommandSender sender, String key) implements Desk {

  @Override
  public void send(AboutTicket command) {
    send(command.ticketId(), command);
  }

  @Override
  public void send(AboutOffer answer) {
    send(answer.offerId(), answer);
  }

  private void send(String subject, RoutingCommand command) {
    var kind = command.getClass();
    var _ =
        sender.send(
            new Command(
                Catalogue.topicOf(kind),
                Catalogue.shortNameOf(kind),
                UUID.randomUUID().toString(),
                subject,
                Json.text(command)),
            key);
  }
}
