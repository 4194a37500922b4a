package io.signalbox.quickstart.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.quickstart.client.ServiceClient;
import io.signalbox.runtime.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ticket ID}. */
@Command(
    name = "ticket",
    description =
        "Print a ticket with its messages, the reasons for its assignment and its clocks.")
public final class TicketCommand implements Runnable {

  private final Terminal terminal;
  @Mixin private final DataOption data = new DataOption();

  @Parameters(paramLabel = "ID", description = "the ticket's id")
  private String id = "";

  /** Prints to that terminal. */
  public TicketCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (!id.matches("[A-Za-z0-9-]+")) throw new UsageException("not the id of a ticket: " + id);
    var running = data.running();
    var all = JsonNodeFactory.instance.objectNode();
    try (var client = new ServiceClient(running.services(), data.keys().admin())) {
      var path = "/v1/tickets/" + id;
      var ticket = client.get("routing", path);
      if (!ticket.ok()) throw new Complaint(ticket.detail());
      all.set("ticket", ticket.json());
      all.set("messages", client.get("routing", path + "/messages").json());
      all.set("explanation", client.get("routing", path + "/explanation").json());
      all.set("clocks", client.get("sla", path + "/clocks").json());
    }
    try {
      terminal.say(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }
}
