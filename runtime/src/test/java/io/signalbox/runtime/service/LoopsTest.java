package io.signalbox.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.broker.EmbeddedBroker;
import io.signalbox.runtime.loop.KafkaClients;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process with two loops over one H2 file: each has a shard, and both answer. */
class LoopsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void two_loops_of_one_process_divide_its_shards() throws Exception {
    // not the shared one: what is left of the second member would disturb the tests that follow
    try (var broker = EmbeddedBroker.start(directory.resolve("broker"), 0)) {
      divided(broker.bootstrap());
    }
  }

  private void divided(String bootstrap) throws Exception {
    var settings = new HashMap<String, Object>();
    settings.put("signalbox.kafka.bootstrap-servers", bootstrap);
    settings.put("probe.prefix", "loops");
    settings.put("signalbox.loop.loops", 2);
    try (var probe = Probe.start(directory, settings)) {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions() // there is no group until somebody has joined it
          .until(() -> partitions(bootstrap).equals(List.of(Set.of(0), Set.of(1))));
      await()
          .atMost(PATIENCE)
          .until(() -> probe.bean(LoopRunner.class).owned().equals(Set.of(0, 1)));
      for (var subject = 0; subject < 10; subject++) {
        var reply =
            probe.post(Role.AGENT, "/v1/probe/subject-" + subject + "/add", "{\"number\":1}");
        assertThat(reply.status()).isEqualTo(200);
      }
      assertThat(probe.bean(LoopRunner.class).alarms()).isEmpty();
    }
  }

  /** The shards of each member of the group that has some. */
  private static List<Set<Integer>> partitions(String bootstrap) throws Exception {
    try (var admin = new KafkaClients(bootstrap, Map.of()).admin()) {
      var group = admin.describeConsumerGroups(List.of("probe")).all().get().get("probe");
      return group == null
          ? List.of()
          : group.members().stream()
              .map(LoopsTest::shards)
              .filter(shards -> !shards.isEmpty())
              .sorted((a, b) -> a.toString().compareTo(b.toString()))
              .toList();
    }
  }

  private static Set<Integer> shards(MemberDescription member) {
    return member.assignment().topicPartitions().stream()
        .map(TopicPartition::partition)
        .collect(Collectors.toSet());
  }
}
