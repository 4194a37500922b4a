package io.signalbox.quickstart.command;

import io.signalbox.quickstart.home.Home;
import io.signalbox.quickstart.home.Keys;
import io.signalbox.quickstart.home.Running;
import java.nio.file.Path;

/** What is printed once the system is ready: where it is, the keys, and what to try. */
final class Welcome {

  private Welcome() {}

  static void print(Terminal terminal, Home home, Running running) {
    var keys = Keys.in(home).orElseThrow();
    var ingest = running.services().get("ingest");
    var routing = running.services().get("routing");
    terminal.say("");
    terminal.say("Signalbox is ready. Data and log are in " + home.directory());
    terminal.say("");
    terminal.say("  kafka    " + running.kafka());
    running.services().forEach((name, url) -> terminal.say("  %-8s %s".formatted(name, url)));
    terminal.say("");
    terminal.say("Keys (also by `./signalbox keys%s`)".formatted(dataOption(home)));
    terminal.say("  admin        " + keys.admin());
    terminal.say("  integration  " + keys.integration());
    terminal.say("  agent        " + keys.agent());
    terminal.say("  supervisor   " + keys.supervisor());
    terminal.say("  ops          " + keys.ops());
    terminal.say("");
    terminal.say("Next");
    var data = dataOption(home);
    terminal.say("  ./signalbox send \"I can't log in\"" + data + "    send a contact in");
    terminal.say("  ./signalbox tail tickets" + data + "             watch what becomes of it");
    terminal.say("  ./signalbox demo" + data + "                     a working day in a minute");
    terminal.say("  curl -H \"Authorization: Bearer $KEY\" " + routing + "/v1/tickets");
    terminal.say("  " + ingest + "/openapi  the API, on each service");
    terminal.say("");
  }

  /** What to type behind a command so that it finds this directory. */
  static String dataOption(Home home) {
    var usual = new Home(Path.of("data"));
    return home.equals(usual) ? "" : " --data " + home.directory();
  }
}
