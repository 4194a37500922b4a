package io.signalbox.quickstart.command;

import io.signalbox.quickstart.client.DeadLetters;
import io.signalbox.quickstart.client.ServiceClient;
import io.signalbox.runtime.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dead list|show|replay}. */
@Command(
    name = "dead",
    description = "Look at what a service could not read or decide, and send it once more.",
    synopsisSubcommandLabel = "list|show ID|replay ID")
public final class DeadCommand {

  private static final String JSON = "application/json";

  private final Terminal terminal;

  /** Prints to that terminal. */
  public DeadCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(name = "list", description = "Print a line for each dead letter.")
  void list(@Mixin DataOption data) {
    var letters = letters(data).list();
    for (var letter : letters) {
      terminal.say(
          "%s  %s  %-8s %-18s %-20s %s"
              .formatted(
                  letter.id(),
                  letter.at(),
                  letter.service(),
                  letter.topic(),
                  letter.reason(),
                  letter.type()));
    }
    if (letters.isEmpty()) terminal.say("There are no dead letters.");
  }

  @Command(name = "show", description = "Print a dead letter, as JSON.")
  void show(@Mixin DataOption data, @Parameters(paramLabel = "ID") String id) {
    terminal.say(Json.text(letters(data).find(id).orElseThrow(() -> unknown(id))));
  }

  @Command(name = "replay", description = "Send a dead letter to its topic once more.")
  void replay(@Mixin DataOption data, @Parameters(paramLabel = "ID") String id) {
    var letter = letters(data).find(id).orElseThrow(() -> unknown(id));
    try (var client = new ServiceClient(data.running().services(), data.keys().admin())) {
      var answer = client.post(letter.service(), "/v1/dead-letters/" + id + "/replay", "", JSON);
      if (answer.status() != 202) {
        throw new Complaint(
            "%s does not replay %s: %s".formatted(letter.service(), id, answer.body()));
      }
    }
    terminal.say("sent once more: " + id);
  }

  private static DeadLetters letters(DataOption data) {
    return new DeadLetters(data.running().kafka());
  }

  private static Complaint unknown(String id) {
    return new Complaint("there is no dead letter " + id);
  }
}
