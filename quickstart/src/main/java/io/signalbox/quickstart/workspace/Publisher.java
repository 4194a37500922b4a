package io.signalbox.quickstart.workspace;

import io.signalbox.quickstart.client.Command;
import io.signalbox.quickstart.client.CommandSender;
import io.signalbox.quickstart.client.ServiceClient;
import io.signalbox.runtime.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Publishes a workspace as commands. */
public final class Publisher {

  /** Who reads each entry topic, and so knows what became of a command on it. */
  private static final Map<String, String> READERS =
      Map.of("sla.commands", "sla", "routing.commands", "routing", "survey.commands", "survey");

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Publisher() {}

  /**
   * Sends every definition that has changed since it was last published, and waits until Kafka has
   * them.
   *
   * @return the commands sent
   */
  public static List<Command> publish(
      Workspace workspace, Published published, CommandSender sender) {
    var commands =
        workspace.definitions().stream()
            .filter(d -> !published.holds(d))
            .map(
                d ->
                    new Command(
                        d.topic(), d.type(), published.idOf(d), d.subject(), Json.text(d.body())))
            .toList();
    sender.sendAll(commands.stream());
    return commands;
  }

  /**
   * Waits until the services have decided all of them.
   *
   * @throws WorkspaceException if one of them was refused
   */
  public static void awaitDecided(List<Command> commands, ServiceClient client)
      throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var command : commands) {
      var service = READERS.getOrDefault(command.topic(), "ingest");
      while (!decided(command, service, client)) {
        if (System.nanoTime() > deadline) {
          throw new WorkspaceException(
              "%s does not decide %s %s".formatted(service, command.type(), command.subject()));
        }
        // nobody ends it early: a pause between two questions
        new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private static boolean decided(Command command, String service, ServiceClient client) {
    var answer = client.get(service, "/v1/commands/" + command.id());
    return switch (answer.json().path("status").asText()) {
      case "done" -> true;
      case "refused", "dead" ->
          throw new WorkspaceException(
              "%s %s was not taken: %s"
                  .formatted(command.type(), command.subject(), answer.detail()));
      default -> false;
    };
  }
}
