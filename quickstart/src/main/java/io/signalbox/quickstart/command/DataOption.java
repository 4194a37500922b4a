package io.signalbox.quickstart.command;

import io.signalbox.quickstart.home.Home;
import io.signalbox.quickstart.home.Keys;
import io.signalbox.quickstart.home.Running;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --data DIR}, which every command takes. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "the data directory (default: ${DEFAULT-VALUE})")
  private Path directory = Path.of("data");

  Home home() {
    return new Home(directory);
  }

  /** The system that runs there. */
  Running running() {
    return Running.on(home())
        .orElseThrow(
            () ->
                new Complaint(
                    "nothing runs on %s; start it with `./signalbox up --data %s`"
                        .formatted(home().directory(), directory)));
  }

  /** The keys of the directory. */
  Keys keys() {
    return Keys.in(home())
        .orElseThrow(
            () ->
                new Complaint(
                    "there are no keys in %s; `./signalbox up --data %s` makes them"
                        .formatted(home().directory(), directory)));
  }
}
