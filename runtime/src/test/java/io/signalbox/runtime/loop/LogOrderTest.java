package io.signalbox.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.timer.Timer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** In which order a batch is decided. */
class LogOrderTest {
  private static final int SEEDS = Boolean.getBoolean("soak") ? 100_000 : 5_000;

  @Test
  void nothing_merges_to_nothing() {
    assertThat(LogOrder.merge(List.of(), List.of())).isEmpty();
  }

  @Test
  void older_records_come_first_whatever_their_topic() {
    var records = List.of(read("a", 0, 10), read("a", 1, 30), read("b", 0, 20), read("b", 1, 40));
    assertThat(LogOrder.merge(records, List.of()))
        .extracting(Item::at)
        .containsExactly(10L, 20L, 30L, 40L);
  }

  @Test
  void a_record_at_the_very_deadline_is_in_time() {
    var answer = read("a", 0, 100);
    assertThat(LogOrder.merge(List.of(answer), List.of(fired("t", 100))))
        .containsExactly(answer, fired("t", 100));
    assertThat(LogOrder.merge(List.of(answer), List.of(fired("t", 99))))
        .containsExactly(fired("t", 99), answer);
  }

  @Test
  void records_of_one_topic_keep_their_order_even_against_time() {
    var late = read("a", 0, 50);
    var early = read("a", 1, 10);
    var other = read("b", 0, 30);
    assertThat(LogOrder.merge(List.of(late, early, other), List.of()))
        .containsExactly(other, late, early);
  }

  @Test
  void a_timer_waits_for_what_is_as_old_behind_a_newer_record() {
    var newer = read("a", 0, 100);
    var answer = read("a", 1, 90);
    assertThat(LogOrder.merge(List.of(newer, answer), List.of(fired("s", 80), fired("t", 90))))
        .containsExactly(fired("s", 80), newer, answer, fired("t", 90));
  }

  @Test
  void timers_alone_keep_their_order() {
    var timers = List.of(fired("x", 1), fired("y", 1), fired("a", 2));
    assertThat(LogOrder.merge(List.of(), timers)).containsExactlyElementsOf(timers);
  }

  @Test
  void whatever_there_is_keeps_its_order_and_nothing_fires_before_what_is_as_old() {
    var one = Long.getLong("seed", 0);
    var merged = 0;
    for (var seed = one == 0 ? 1 : one; seed <= (one == 0 ? SEEDS : one); seed++) {
      try {
        merged += requireOrder(new Random(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    System.out.printf("turns: %d seeds, %d items merged%n", SEEDS, merged);
    assertThat(merged).isPositive();
  }

  private static int requireOrder(Random random) {
    var sorted = random.nextInt(4) > 0;
    var records = new ArrayList<Item.Read>();
    for (var topic = 0; topic < random.nextInt(4); topic++) {
      var times = times(random, sorted);
      for (var i = 0; i < times.size(); i++) records.add(read("topic-" + topic, i, times.get(i)));
    }
    var timers = new ArrayList<Item.Fired>();
    for (var due : times(random, true)) timers.add(fired("s" + timers.size(), due));

    var merged = LogOrder.merge(records, timers);

    assertThat(merged).hasSize(records.size() + timers.size()).containsAll(records);
    assertThat(merged.stream().filter(Item.Fired.class::isInstance).toList()).isEqualTo(timers);
    for (var topic = 0; topic < 4; topic++) requireSameOrder("topic-" + topic, records, merged);
    if (sorted) requireSorted(merged);
    requireNothingOlderAfterATimer(merged);
    return merged.size();
  }

  private static void requireSameOrder(String topic, List<Item.Read> before, List<Item> after) {
    var came = before.stream().filter(item -> item.raw().topic().equals(topic)).toList();
    var goes =
        after.stream()
            .filter(item -> item instanceof Item.Read read && read.raw().topic().equals(topic))
            .toList();
    assertThat(goes).isEqualTo(came);
  }

  private static void requireSorted(List<Item> merged) {
    for (var i = 1; i < merged.size(); i++) {
      var before = merged.get(i - 1);
      var after = merged.get(i);
      assertThat(before.at()).isLessThanOrEqualTo(after.at());
      if (before.at() == after.at() && before instanceof Item.Fired) {
        assertThat(after).isInstanceOf(Item.Fired.class);
      }
    }
  }

  private static void requireNothingOlderAfterATimer(List<Item> merged) {
    var due = Long.MIN_VALUE;
    for (var item : merged) {
      if (item instanceof Item.Fired) due = item.at();
      else assertThat(item.at()).isGreaterThan(due);
    }
  }

  private static List<Long> times(Random random, boolean sorted) {
    var times = new ArrayList<Long>();
    for (var left = random.nextInt(15); left > 0; left--) times.add((long) random.nextInt(20));
    if (sorted) Collections.sort(times);
    return times;
  }

  private static Item.Read read(String topic, long offset, long at) {
    return new Item.Unknown(
        new ConsumerRecord<>(topic, 0, offset, new byte[0], new byte[0]), at, "", 0);
  }

  private static Item.Fired fired(String subject, long due) {
    return new Item.Fired(new Timer("w", subject, "deadline", due), false);
  }
}
