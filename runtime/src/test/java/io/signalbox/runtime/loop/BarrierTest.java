package io.signalbox.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.shard.ServiceSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing fires before everything that entered earlier was decided, here and upstream. */
class BarrierTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int SHARD = 3;
  private static final Instant START = Instant.parse("2024-06-01T12:00:00Z");
  private static final long DUE = START.toEpochMilli();

  private final ServiceSpec spec =
      spec(
          new ServiceSpec.Stage("first", List.of("first.in"), "far"),
          new ServiceSpec.Stage("second", List.of("second.in"), "inner"));
  private final Watermarks watermarks = new Watermarks(spec, SHARD);
  private final Barrier barrier = new Barrier(spec, watermarks, PATIENCE);
  private Instant now = START.plusMillis(1);
  private long offset;

  @Test
  void nothing_is_asked_before_something_is_due() {
    assertThat(barrier.look(now, Long.MAX_VALUE)).isNull();
    assertThat(barrier.look(now, now.toEpochMilli())).as("its millisecond is not over").isNull();
    assertThat(barrier.ask(now)).isNull();
  }

  @Test
  void markers_go_to_every_entry_topic_up_to_the_head_of_the_stream() {
    assertThat(look()).isNull();
    assertThat(barrier.ask(now))
        .isEqualTo(
            new Barrier.Ask(
                DUE,
                Map.of(
                    "own", List.of(), "first.in", List.of("far"), "second.in", List.of("inner"))));
  }

  @Test
  void it_passes_when_our_own_input_and_upstream_are_past() {
    entered("own", DUE + 5);
    assertThat(look()).isNull();
    told(DUE);
    assertThat(look()).as("the deadline's millisecond is not over upstream").isNull();
    told(DUE + 3);
    assertThat(look()).isEqualTo(new Barrier.Passed(DUE + 2, false, Duration.ZERO));
  }

  @Test
  void what_entered_by_itself_needs_no_marker() {
    entered("own", DUE + 1);
    look();
    assertThat(barrier.ask(now)).extracting(Barrier.Ask::topics).matches(t -> t.get("own") == null);
    told(DUE + 1);
    assertThat(look()).isNotNull();
  }

  @Test
  void our_clock_says_only_when_to_ask() {
    entered("own", DUE + 5_000);
    told(DUE + 5_000);
    assertThat(barrier.look(START.minusSeconds(4), DUE)).as("ours is behind").isNotNull();
  }

  @Test
  void a_broker_whose_clock_is_behind_is_asked_again_when_its_time_has_come() {
    var first = asked();
    acknowledge(first);
    entered("own", DUE - 300);
    told(DUE - 300);
    look();
    pass(Duration.ofMillis(300));
    assertThat(look()).isNull();
    assertThat(barrier.ask(now)).isNull();
    pass(Duration.ofMillis(1));
    look();
    assertThat(barrier.ask(now)).isNotNull();
  }

  @Test
  void while_nothing_is_heard_it_asks_again_with_growing_pauses() {
    var rounds = 0;
    for (var second = 0; second < 240; second++) {
      look();
      if (barrier.ask(now) != null) {
        acknowledge(asked());
        rounds++;
      }
      pass(Duration.ofSeconds(1));
    }
    // 1, 2, 4, 8, 16 s, then every 30
    assertThat(rounds).isBetween(10, 14);
  }

  @Test
  void an_upstream_that_is_silent_too_long_makes_what_fires_provisional() {
    entered("own", now.plus(PATIENCE.multipliedBy(3)).toEpochMilli());
    acknowledge(asked());
    look();
    pass(PATIENCE.minusSeconds(1));
    assertThat(look()).isNull();
    pass(Duration.ofSeconds(1));
    assertThat(look()).as("called once more: it may be we who were away").isNull();
    acknowledge(asked());
    look();
    pass(Duration.ofSeconds(5));
    assertThat(look()).matches(passed -> passed != null && passed.provisional());
    // many timers fire in many batches, but wait once
    assertThat(look()).matches(passed -> passed != null && passed.provisional());
    told(DUE + 1);
    assertThat(look()).matches(passed -> passed != null && !passed.provisional());
    assertThat(barrier.look(now, DUE + 2)).as("it has all the time it had before").isNull();
  }

  @Test
  void an_entry_topic_that_a_client_holds_back_is_given_up_on_too() {
    told(DUE + 1_000);
    acknowledge(asked());
    look();
    pass(PATIENCE);
    acknowledge(asked());
    look();
    pass(Duration.ofSeconds(5));
    assertThat(look()).matches(late -> late != null && late.provisional());
  }

  @Test
  void an_upstream_that_catches_up_is_waited_for_however_long_it_takes() {
    entered("own", DUE + 1);
    acknowledge(asked());
    for (var at = 100; at > 0; at--) {
      event(DUE - at);
      look();
      pass(PATIENCE.dividedBy(2));
      assertThat(look()).isNull();
      if (barrier.ask(now) != null) acknowledge(asked());
    }
  }

  @Test
  void one_that_speaks_of_later_times_and_is_held_back_is_not() {
    entered("own", now.plus(PATIENCE.multipliedBy(9)).toEpochMilli());
    acknowledge(asked());
    Barrier.@Nullable Passed passed = null;
    for (var minute = 0; minute < 8 && passed == null; minute++) {
      event(now.toEpochMilli());
      passed = look();
      if (barrier.ask(now) != null) acknowledge(asked());
      look();
      pass(Duration.ofMinutes(1));
    }
    assertThat(passed).matches(late -> late != null && late.provisional());
  }

  @Test
  void while_kafka_is_away_nobody_is_late_and_nothing_fires() {
    var round = asked();
    for (var turn = 0; turn < 20; turn++) {
      pass(PATIENCE);
      assertThat(look()).isNull();
      assertThat(barrier.ask(now)).as("not sent twice").isNull();
    }
    acknowledge(round);
    look();
    pass(PATIENCE.minusSeconds(1));
    assertThat(look()).isNull();
    entered("own", now.toEpochMilli());
    told(now.toEpochMilli());
    assertThat(look()).extracting(Barrier.Passed::provisional).isEqualTo(false);
  }

  @Test
  void watermarks_of_other_shards_and_services_do_not_count() {
    entered("own", DUE + 9);
    mark("/second/shards/4/life", DUE + 9);
    mark("/third/shards/3/life", DUE + 9);
    assertThat(look()).isNull();
    mark("/second/shards/3/life", DUE + 9);
    assertThat(look()).isNotNull();
  }

  @Test
  void who_waits_on_our_output_is_told_until_content() {
    watermarks.read(marker("own", DUE + 1, List.of("out", "unknown"), DUE + 50));
    told(DUE + 40);
    assertThat(watermarks.toTell(watermarks.reached())).containsExactly("out");
    watermarks.told("out", watermarks.reached());
    assertThat(watermarks.toTell(watermarks.reached())).as("no news").isEmpty();
    entered("own", DUE + 60);
    told(DUE + 60);
    assertThat(watermarks.toTell(watermarks.reached())).containsExactly("out");
    watermarks.told("out", watermarks.reached());
    entered("own", DUE + 70);
    told(DUE + 70);
    assertThat(watermarks.toTell(watermarks.reached())).as("content").isEmpty();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private Barrier.@Nullable Passed look() {
    return barrier.look(now, DUE);
  }

  private Sending asked() {
    look();
    assertThat(barrier.ask(now)).isNotNull();
    var marker = new OutRecord("own", SHARD, null, new byte[0], List.of());
    var sending = new Sending(SHARD, 1, List.of(marker), Map.of());
    barrier.asked(sending, now);
    return sending;
  }

  private static void acknowledge(Sending sending) {
    sending.attempt().set(0);
  }

  private void entered(String topic, long stamp) {
    barrier.read(marker(topic, stamp, List.of(), 0), now);
  }

  private Item.Marker marker(String topic, long stamp, List<String> wantedOn, long past) {
    return new Item.Marker(raw(topic, stamp), stamp, wantedOn, past);
  }

  private void event(long time) {
    barrier.read(new Item.Skipped(raw("inner", time), time, "/second/shards/3/life", 1), now);
  }

  private void told(long watermark) {
    mark("/second/shards/3/life", watermark);
  }

  private void mark(String source, long watermark) {
    barrier.read(new Item.Watermark(raw("inner", watermark), watermark, source), now);
  }

  private ConsumerRecord<byte[], byte[]> raw(String topic, long stamp) {
    return new ConsumerRecord<>(
        topic,
        SHARD,
        offset++,
        stamp,
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        null,
        null,
        new RecordHeaders(),
        Optional.empty());
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
}
