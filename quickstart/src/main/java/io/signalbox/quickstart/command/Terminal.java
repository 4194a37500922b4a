package io.signalbox.quickstart.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What commands need of the world they are typed in.
 *
 * @param interactive whether a person looks at it, so that lines can be rewritten
 * @param input reads a line that the person types; empty at the end
 */
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    boolean interactive,
    Map<String, String> environment,
    InstantSource clock,
    Supplier<String> input) {

  /** The one this process was started in. */
  @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again where nobody looks
  public static Terminal ofThisProcess() {
    var console = System.console();
    var interactive = console != null && console.isTerminal();
    return new Terminal(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        interactive,
        System.getenv(),
        InstantSource.system(),
        () -> {
          var line = console == null ? null : console.readLine();
          return line == null ? "" : line;
        });
  }

  /** Prints a line. */
  void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Prints a line about what went wrong. */
  public void complain(String line) {
    err.println("signalbox: " + line);
    err.flush();
  }
}
