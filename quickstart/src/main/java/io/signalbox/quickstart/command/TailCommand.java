package io.signalbox.quickstart.command;

import io.signalbox.quickstart.client.Seen;
import io.signalbox.quickstart.client.TopicReader;
import io.signalbox.quickstart.client.TopicReader.From;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tail TOPIC}. */
@Command(name = "tail", description = "Print a topic's records as they come, until Ctrl-C.")
public final class TailCommand implements Runnable {

  private final Terminal terminal;
  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--from-beginning", description = "print what is there already, too")
  private boolean fromBeginning;

  @Option(names = "--once", description = "end when nothing more is there")
  private boolean once;

  @Parameters(paramLabel = "TOPIC", description = "such as tickets or sla.alerts")
  private String topic = "";

  /** Prints to that terminal. */
  public TailCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var bootstrap = data.running().kafka();
    var topics = TopicReader.topics(bootstrap);
    if (!topics.contains(topic)) {
      throw new Complaint(
          "there is no topic " + topic + "; there are " + String.join(", ", topics));
    }
    var from = fromBeginning || once ? From.BEGINNING : From.END;
    try (var reader = new TopicReader(bootstrap, List.of(topic), from)) {
      if (once) reader.drain(this::print);
      else reader.follow(this::print);
    }
  }

  private void print(Seen seen) {
    terminal.say(
        "%s  %-24s %-36s %s"
            .formatted(
                Instant.ofEpochMilli(seen.timestampMillis()),
                seen.type(),
                seen.subject(),
                seen.body()));
  }
}
