package io.signalbox.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Protocol;
import io.signalbox.runtime.shard.ServiceSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing fires before everything that entered earlier was decided, here and upstream. */
class BarrierTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int SHARD = 3;

  private final Offsets log = new Offsets();
  private final Map<String, Long> read = new HashMap<>();
  private Instant now = Instant.parse("2024-06-01T12:00:00Z");

  @Test
  void nothing_is_asked_before_something_is_due() {
    var barrier = barrier();
    assertThat(advance(barrier)).isNull();
    assertThat(barrier.pending()).isFalse();
    assertThat(log.asked).isEmpty();
  }

  @Test
  void it_passes_when_our_own_inputs_are_read_to_their_end() {
    log.end("own", SHARD, 10);
    var barrier = begun(barrier());
    read.put("own", 9L);
    assertThat(advance(barrier)).isNull();
    assertThat(barrier.pending()).isTrue();
    read.put("own", 10L);
    assertThat(advance(barrier)).isNotNull();
    assertThat(barrier.pending()).isFalse();
  }

  @Test
  void every_topic_counts_and_only_our_partition_of_it() {
    log.end("own", SHARD, 1);
    log.end("inner", SHARD, 5);
    log.end("inner", SHARD + 1, 1_000);
    var barrier = begun(barrier());
    read.put("own", 1L);
    assertThat(advance(barrier)).isNull();
    read.put("inner", 5L);
    assertThat(advance(barrier)).isNotNull();
  }

  @Test
  void it_lets_pass_what_was_due_before_it_was_asked_and_nothing_later() {
    log.end("own", SHARD, 10);
    var barrier = begun(barrier());
    var before = now.toEpochMilli() - 1;
    advance(barrier);
    pass(Duration.ofSeconds(30));
    // what came after the asking need not be read
    log.end("own", SHARD, 99);
    barrier.begin(now);
    read.put("own", 10L);
    var passed = advance(barrier);
    assertThat(passed).isEqualTo(new Barrier.Passed(before, false, Duration.ofSeconds(30)));
  }

  @Test
  void an_answer_that_enters_at_its_deadline_after_the_ends_were_taken_is_waited_for() {
    var due = now.toEpochMilli();
    log.commit("front", "far", SHARD, 0);
    var barrier = begun(barrier(stage("front", "far")));
    assertThat(advance(barrier)).extracting(Barrier.Passed::upTo).isEqualTo(due - 1);
    // the deadline's millisecond is not over: who answers in it is in time
    log.end("far", SHARD, 1);
    now = Instant.ofEpochMilli(Barrier.opensFor(due));
    begun(barrier);
    assertThat(advance(barrier)).isNull();
    log.commit("front", "far", SHARD, 1);
    pass(Duration.ofSeconds(1));
    assertThat(advance(barrier)).extracting(Barrier.Passed::upTo).isEqualTo(due);
  }

  @Test
  void what_is_never_due_is_never_asked_for() {
    assertThat(Barrier.opensFor(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void upstream_must_have_committed_what_had_entered_then() {
    log.end("far", SHARD, 4);
    log.commit("front", "far", SHARD, 3);
    var barrier = begun(barrier(stage("front", "far")));
    assertThat(advance(barrier)).isNull();
    pass(Duration.ofSeconds(1));
    log.end("far", SHARD, 50);
    log.commit("front", "far", SHARD, 4);
    assertThat(advance(barrier)).isNotNull();
  }

  @Test
  void our_own_end_is_looked_for_only_after_upstream_has_passed() {
    log.end("far", SHARD, 1);
    var barrier = begun(barrier(stage("front", "far")));
    assertThat(advance(barrier)).isNull();
    // upstream decides, writes to our input, and commits
    log.end("inner", SHARD, 7);
    log.commit("front", "far", SHARD, 1);
    pass(Duration.ofSeconds(1));
    assertThat(advance(barrier)).isNull();
    read.put("inner", 7L);
    assertThat(advance(barrier)).isNotNull();
  }

  @Test
  void stages_pass_one_after_the_other_on_the_data_s_way() {
    log.end("first", SHARD, 1);
    log.commit("a", "first", SHARD, 1);
    log.commit("b", "second", SHARD, 0);
    var barrier = begun(barrier(stage("a", "first"), stage("b", "second")));
    log.end("second", SHARD, 2);
    assertThat(advance(barrier)).isNull();
    log.commit("b", "second", SHARD, 2);
    pass(Duration.ofSeconds(1));
    assertThat(advance(barrier)).isNotNull();
    assertThat(log.asked)
        .startsWith("ends of first-3", "a on first-3", "ends of second-3", "b on second-3")
        .endsWith("ends of own-3 inner-3");
  }

  @Test
  void an_upstream_that_is_silent_too_long_makes_what_fires_provisional() {
    log.end("far", SHARD, 9);
    log.commit("front", "far", SHARD, 2);
    var barrier = begun(barrier(stage("front", "far")));
    assertThat(advance(barrier)).isNull();
    pass(PATIENCE.minusSeconds(1));
    assertThat(advance(barrier)).isNull();
    pass(Duration.ofSeconds(2));
    assertThat(advance(barrier)).matches(passed -> passed != null && passed.provisional());
    // the next asking begins without blame
    log.commit("front", "far", SHARD, 9);
    begun(barrier);
    assertThat(advance(barrier)).extracting(Barrier.Passed::provisional).isEqualTo(false);
  }

  @Test
  void a_silence_is_waited_out_once_however_many_batches_fire() {
    log.end("far", SHARD, 9);
    log.commit("front", "far", SHARD, 2);
    var barrier = begun(barrier(stage("front", "far")));
    assertThat(advance(barrier)).isNull();
    pass(PATIENCE);
    assertThat(advance(barrier)).matches(passed -> passed != null && passed.provisional());
    begun(barrier);
    assertThat(advance(barrier)).matches(passed -> passed != null && passed.provisional());
    // it is heard of again: from now on it has all the time it had before
    log.commit("front", "far", SHARD, 3);
    begun(barrier);
    assertThat(advance(barrier)).isNull();
    pass(PATIENCE.minusSeconds(1));
    assertThat(advance(barrier)).isNull();
  }

  @Test
  void an_upstream_that_moves_is_waited_for_however_long_it_takes() {
    log.end("far", SHARD, 100);
    log.commit("front", "far", SHARD, 0);
    var barrier = begun(barrier(stage("front", "far")));
    for (var at = 1; at < 100; at++) {
      log.commit("front", "far", SHARD, at);
      pass(PATIENCE.dividedBy(2));
      assertThat(advance(barrier)).isNull();
    }
    log.commit("front", "far", SHARD, 100);
    pass(Duration.ofSeconds(1));
    assertThat(advance(barrier)).extracting(Barrier.Passed::provisional).isEqualTo(false);
  }

  @Test
  void an_upstream_that_never_read_a_record_has_nothing_to_catch_up_with() {
    var barrier = begun(barrier(stage("front", "far")));
    assertThat(advance(barrier)).isNotNull();
  }

  @Test
  void while_the_log_itself_is_away_nobody_is_late_and_nothing_fires() {
    log.end("far", SHARD, 1);
    var barrier = begun(barrier(stage("front", "far")));
    log.away = true;
    for (var turn = 0; turn < 20; turn++) {
      pass(PATIENCE);
      assertThat(advance(barrier)).isNull();
    }
    log.away = false;
    pass(Duration.ofSeconds(1));
    assertThat(advance(barrier)).as("upstream was not heard yet").isNull();
    log.commit("front", "far", SHARD, 1);
    pass(Duration.ofSeconds(1));
    assertThat(advance(barrier)).extracting(Barrier.Passed::provisional).isEqualTo(false);
  }

  @Test
  void an_hour_lost_at_once_is_not_an_hour_of_silence() {
    log.end("far", SHARD, 9);
    var barrier = begun(barrier(stage("front", "far")));
    assertThat(advance(barrier)).isNull();
    // the machine slept, upstream with it; its first word decides
    pass(Duration.ofHours(1));
    log.commit("front", "far", SHARD, 1);
    assertThat(advance(barrier)).isNull();
    pass(Duration.ofSeconds(1));
    log.commit("front", "far", SHARD, 9);
    assertThat(advance(barrier)).extracting(Barrier.Passed::provisional).isEqualTo(false);
  }

  @Test
  void it_asks_again_with_growing_pauses_and_never_while_an_answer_is_awaited() {
    log.end("far", SHARD, 1);
    var barrier = begun(barrier(stage("front", "far")));
    for (var turn = 0; turn < 1_000; turn++) {
      advance(barrier);
      pass(Duration.ofMillis(1));
    }
    // a second of waiting: 2, 4, 8 … 64 ms, then every 100
    assertThat(log.asked.size()).isBetween(10, 20);
    log.asked.clear();
    log.silent = true;
    for (var turn = 0; turn < 1_000; turn++) {
      advance(barrier);
      pass(Duration.ofMillis(1));
    }
    assertThat(log.asked).hasSizeLessThanOrEqualTo(1);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private Barrier begun(Barrier barrier) {
    barrier.begin(now);
    return barrier;
  }

  private Barrier.@Nullable Passed advance(Barrier barrier) {
    return barrier.advance(now, topic -> read.getOrDefault(topic, 0L));
  }

  private static ServiceSpec.Stage stage(String service, String... topics) {
    return new ServiceSpec.Stage(service, List.of(topics));
  }

  private Barrier barrier(ServiceSpec.Stage... upstream) {
    return new Barrier(spec(upstream), SHARD, log, PATIENCE);
  }

  private static ServiceSpec spec(ServiceSpec.Stage... upstream) {
    return new ServiceSpec(
        "clock",
        List.of(new ServiceSpec.Entry("own", "enter", false)),
        List.of("inner"),
        List.of("out"),
        List.of(upstream),
        new Mute(),
        _ -> {
          throw new UnsupportedOperationException("no shards here");
        });
  }

  /** Reads and writes nothing. */
  private static final class Mute implements Protocol {
    @Override
    public Object decode(String topic, String type, byte[] value) throws UnknownType {
      throw new UnknownType(type);
    }

    @Override
    public byte[] encode(Object body) {
      return new byte[0];
    }

    @Override
    public boolean allowed(Actor actor, String topic, String type, Object body) {
      return false;
    }
  }
}
