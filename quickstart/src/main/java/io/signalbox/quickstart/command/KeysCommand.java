package io.signalbox.quickstart.command;

import io.signalbox.runtime.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keys}. */
@Command(name = "keys", description = "Print the API key of each role, as JSON.")
public final class KeysCommand implements Runnable {

  private final Terminal terminal;
  @Mixin private final DataOption data = new DataOption();

  /** Prints to that terminal. */
  public KeysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.say(Json.text(data.keys()));
  }
}
