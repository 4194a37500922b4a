package io.signalbox.quickstart.command;

import io.signalbox.contracts.contact.Channel;
import io.signalbox.contracts.contact.InboundContact.Submitted;
import io.signalbox.contracts.contact.Party;
import io.signalbox.quickstart.client.ServiceClient;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code send}. */
@Command(name = "send", description = "Send a contact in, as a channel integration would.")
public final class SendCommand implements Runnable {

  private final Terminal terminal;
  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--channel",
      defaultValue = "email",
      description = "the channel (default: ${DEFAULT-VALUE})")
  private String channel = "email";

  @Option(
      names = "--from",
      defaultValue = "customer@example.org",
      description = "the customer's address or number (default: ${DEFAULT-VALUE})")
  private String from = "customer@example.org";

  @Option(names = "--subject", description = "the subject")
  private @Nullable String subject;

  @Option(names = "--conversation", description = "the channel's id of the conversation")
  private @Nullable String conversation;

  @Parameters(paramLabel = "TEXT", description = "what the customer writes")
  private String text = "";

  /** Prints to that terminal. */
  public SendCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var running = data.running();
    var contact =
        new Submitted(
            new Channel(channel),
            null,
            null,
            conversation,
            null,
            Party.at(from),
            List.of(),
            List.of(),
            null,
            subject,
            text,
            null,
            null,
            null,
            List.of(),
            Map.of());
    try (var client = new ServiceClient(running.services(), data.keys().integration())) {
      var answer = client.post("ingest", "/v1/contacts", contact);
      if (!answer.ok()) throw new Complaint("refused: " + answer.detail());
      terminal.say(answer.body());
    }
  }
}
