package io.signalbox.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contracts.Topic;
import io.signalbox.contracts.Topics;
import io.signalbox.runtime.log.Partitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each process in turn is killed in the middle of its work and started again: nobody notices. */
@ExtendWith(WhenPackaged.class)
class KillJourneyTest {
  private static final int CONTACTS_EACH = 100;

  private static final List<String> INNER =
      Topics.all().stream()
          .filter(topic -> topic.kind() == Topic.Kind.INNER)
          .map(Topic::name)
          .toList();

  @ParameterizedTest
  @EnumSource(Engine.class)
  void what_goes_in_comes_out_once_whoever_is_killed(Engine engine) {
    var there = Installation.on(engine);
    var workspaces = oneOnEachPartition();
    try (var load = new Load(there, "kill", workspaces, CONTACTS_EACH);
        var dead = Book.fromNow(there, topic -> topic.endsWith(".dead"))) {
      var killed = new ArrayList<String>();
      load.run(
          resolved -> {
            if (killed.size() == Installation.SERVICES.size()) return;
            if (resolved < (killed.size() + 1) * CONTACTS_EACH * workspaces.size() / 6) return;
            var service = Installation.SERVICES.get(killed.size());
            killed.add(service + " with " + load.underWay() + " under way");
            there.service(service).kill();
            there.service(service).start();
          });
      Installation.SERVICES.forEach(service -> there.service(service).awaitReady());

      assertThat(killed).hasSameSizeAs(Installation.SERVICES);
      var sequences = new Sequences(Book.whole(there, INNER));
      var lives = new Lives(sequences.once(), workspaces);
      System.out.printf(
          "kill journey on %s: %s; killed %s; %s; %d tickets, each opened, assigned, answered,"
              + " resolved and surveyed once%n",
          engine, load, killed, sequences, lives.tickets());
      assertThat(sequences.complaints()).isEmpty();
      assertThat(lives.complaints()).isEmpty();
      assertThat(lives.contacts()).isEqualTo(eachAcceptedOnce(load));
      assertThat(lives.tickets()).isEqualTo(load.contacts().size());
      assertThat(duplicates(there, workspaces)).isEqualTo(load.duplicates());
      assertThat(dead.toEnd()).isEmpty();
    }
  }

  private static Map<String, Integer> eachAcceptedOnce(Load load) {
    var expected = new TreeMap<String, Integer>();
    load.contacts().forEach(contact -> expected.put("contact.accepted " + contact, 1));
    return expected;
  }

  private static List<String> oneOnEachPartition() {
    return IntStream.range(0, Installation.PARTITIONS)
        .mapToObj(
            partition ->
                Stream.iterate(0, n -> n + 1)
                    .map(n -> "kill-" + n)
                    .filter(n -> Partitions.of(n, Installation.PARTITIONS) == partition)
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  /** What ingest says of them: repeats under another id leave a row, and no event. */
  private static int duplicates(Installation there, List<String> workspaces) {
    var admin = there.as(there.keys().admin());
    return workspaces.stream()
        .map(w -> "/v1/contacts?status=duplicate&limit=200&workspace=" + w)
        .mapToInt(path -> admin.get("ingest", path).json().path("items").size())
        .sum();
  }
}
