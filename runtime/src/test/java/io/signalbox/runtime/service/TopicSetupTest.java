package io.signalbox.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.log.TopicLimits;
import io.signalbox.runtime.security.KeyLog;
import io.signalbox.runtime.settings.TopicPlan.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told of topics that others made. */
class TopicSetupTest {
  private static final TopicSetup SETUP =
      new TopicSetup(
          List.of(
              new Topic("in", Duration.ofDays(3), true),
              new Topic("out", Duration.ofDays(30), false),
              new Topic("in.us.dead", Duration.ofDays(30), false)),
          2,
          (short) 3);

  private static final Map<String, String> RIGHT =
      Map.of(
          "message.timestamp.type", "LogAppendTime",
          "cleanup.policy", "delete",
          "retention.ms", "2592000000",
          "retention.bytes", "-1",
          "max.message.bytes", "4194304",
          "min.insync.replicas", "2");

  @Test
  void those_that_are_right_are_passed() {
    for (var name : List.of("in", "out", "in.us.dead")) {
      assertThat(SETUP.complaints(new FoundTopic(name, 2, 3, RIGHT))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "in,  message.timestamp.type, CreateTime, LogAppendTime",
    "out, cleanup.policy, compact, set it to delete",
    "out, cleanup.policy, 'compact,delete', set it to delete",
    "in,  retention.ms, 259199999, set it to 259200000 or more",
    "out, retention.ms, 259200000, away for 30 days",
    "out, retention.bytes, 1073741824, set it to -1",
    "out, max.message.bytes, 1048588, set it to 4194304 or more",
    "in,  max.message.bytes, 65536, set it to 1048576 or more",
    "in.us.dead, max.message.bytes, 65536, set it to 1048576 or more",
    "out, min.insync.replicas, 1, set it to 2",
    "out, min.insync.replicas, 4, nothing could be written"
  })
  void what_is_wrong_is_named_with_its_mend(String name, String key, String value, String mend) {
    assertThat(complaints(name, 3, key, value))
        .singleElement()
        .asString()
        .contains("opic " + name + " has " + key + "=" + value)
        .contains(mend);
  }

  @Test
  void what_is_more_than_needed_is_passed() {
    assertThat(complaints("out", 3, "retention.ms", "-1")).isEmpty();
    assertThat(complaints("out", 2, "min.insync.replicas", "1")).isEmpty();
    assertThat(complaints("out", 1, "min.insync.replicas", "1")).isEmpty();
    assertThat(complaints("in", 3, "max.message.bytes", "1048588")).isEmpty();
    assertThat(complaints("out", 3, "max.message.bytes", "8388608")).isEmpty();
  }

  @Test
  void the_topic_of_keys_has_one_partition_and_forgets_no_key() {
    var setup = new TopicSetup(List.of(TopicSetup.KEYS), 2, (short) 3);
    var toMake = setup.toMake(Set.of()).getFirst();
    assertThat(toMake.name()).isEqualTo(KeyLog.TOPIC);
    assertThat(toMake.numPartitions()).isEqualTo(1);
    assertThat(toMake.configs())
        .isEqualTo(Map.of("cleanup.policy", "compact", "min.insync.replicas", "2"));

    var right = Map.of("cleanup.policy", "compact", "min.insync.replicas", "2");
    assertThat(setup.complaints(new FoundTopic(KeyLog.TOPIC, 1, 3, right))).isEmpty();
    assertThat(setup.complaints(new FoundTopic(KeyLog.TOPIC, 2, 3, right)))
        .singleElement()
        .asString()
        .contains("signalbox.keys has 2 partitions");
    for (var wrong : List.of("delete", "compact,delete")) {
      var config = Map.of("cleanup.policy", wrong, "min.insync.replicas", "1");
      assertThat(String.join(" ", setup.complaints(new FoundTopic(KeyLog.TOPIC, 1, 3, config))))
          .contains("cleanup.policy=" + wrong, "set it to compact")
          .contains("min.insync.replicas=1", "set it to 2");
    }
  }

  @Test
  void a_record_may_take_what_its_topic_takes_and_what_we_send_at_most() {
    var limits = new TopicLimits(Map.of("small", 500_000L, "large", 64L << 20));
    assertThat(limits.of("small")).isBetween(490_000L, 500_000L);
    assertThat(limits.of("large")).isBetween(4_190_000L, 4L << 20);
    assertThat(limits.of("unknown")).isBetween(1_040_000L, 1L << 20);
  }

  private static List<String> complaints(String name, int replicas, String key, String value) {
    var config = new HashMap<>(RIGHT);
    config.put(key, value);
    return SETUP.complaints(new FoundTopic(name, 2, replicas, config));
  }
}
