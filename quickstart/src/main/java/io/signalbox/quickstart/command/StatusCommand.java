package io.signalbox.quickstart.command;

import io.signalbox.quickstart.client.ServiceClient;
import io.signalbox.quickstart.home.Running;
import io.signalbox.runtime.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}. */
@Command(name = "status", description = "Print the services' health; exit code 1 unless all is up.")
public final class StatusCommand implements Callable<Integer> {

  private static final String UP = "UP";

  private final Terminal terminal;
  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Prints to that terminal. */
  public StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * What is printed as JSON.
   *
   * @param kafka Kafka's address
   */
  record Status(
      boolean running,
      @Nullable Long pid,
      @Nullable String kafka,
      Map<String, ServiceStatus> services) {}

  record ServiceStatus(String url, String status) {}

  @Override
  public Integer call() {
    var status =
        Running.on(data.home())
            .map(this::ask)
            .orElseGet(() -> new Status(false, null, null, Map.of()));
    if (json) terminal.say(Json.text(status));
    else print(status);
    var allUp = status.services().values().stream().allMatch(s -> s.status().equals(UP));
    return status.running() && allUp ? 0 : 1;
  }

  private Status ask(Running running) {
    var services = new LinkedHashMap<String, ServiceStatus>();
    try (var client = new ServiceClient(running.services(), data.keys().ops())) {
      running
          .services()
          .forEach(
              (name, url) -> {
                var status = client.get(name, "/health").json().path("status").asText("DOWN");
                services.put(name, new ServiceStatus(url, status));
              });
    }
    return new Status(true, running.pid(), running.kafka(), services);
  }

  private void print(Status status) {
    if (!status.running()) {
      terminal.say("Nothing runs on " + data.home().directory() + ".");
      return;
    }
    terminal.say("process  " + status.pid());
    terminal.say("kafka    " + status.kafka());
    status
        .services()
        .forEach((name, s) -> terminal.say("%-8s %-5s %s".formatted(name, s.status(), s.url())));
  }
}
