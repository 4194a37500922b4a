package io.signalbox.simulation;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the outputs as any reader would, and checks after every step what must always hold. */
final class Witness {
  private final World world;
  private final Map<TopicPartition, Integer> positions = new HashMap<>();
  private final Map<String, Long> seen = new HashMap<>();
  private final Map<String, String> verdicts = new HashMap<>();
  private final Map<String, Long> marked = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();
  final Set<String> dead = new HashSet<>();
  int repeats;
  int provisional;
  int retracted;
  int watermarks;

  Witness(World world) {
    this.world = world;
  }

  int verdicts() {
    return verdicts.size();
  }

  int told() {
    return told.size();
  }

  /** Whether front has told of it, so that somebody can answer. */
  boolean knows(String promise) {
    return told.contains("promise " + promise);
  }

  void look() {
    for (var shard = 0; shard < World.SHARDS; shard++) {
      look(new TopicPartition(SimService.GIVEN, shard));
      look(new TopicPartition(SimService.PROMISES, shard));
      look(new TopicPartition(SimService.VERDICTS, shard));
      look(new TopicPartition(HeaderNames.deadTopic(SimService.IN, "front"), shard));
    }
  }

  private void look(TopicPartition partition) {
    var records = world.log.read(partition);
    var from = positions.getOrDefault(partition, 0);
    for (var record : records.subList(from, records.size())) {
      if (partition.topic().endsWith(".dead")) died(record);
      else if (EnvelopeReader.isMark(record.headers())) promised(partition, record);
      else if (isNew(partition, record)) {
        promised(partition, record);
        happened(partition, record);
      } else repeats++;
    }
    positions.put(partition, records.size());
  }

  private void died(ConsumerRecord<byte[], byte[]> record) {
    dead.add(String.valueOf(EnvelopeReader.text(record.headers(), "dead_id")));
  }

  private boolean isNew(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
    var source =
        partition + String.valueOf(EnvelopeReader.text(record.headers(), HeaderNames.SOURCE));
    var text = EnvelopeReader.text(record.headers(), HeaderNames.SEQUENCE);
    var sequence = Long.parseLong(text == null ? "-1" : text);
    var last = seen.getOrDefault(source, 0L);
    if (sequence <= last) return false;
    if (sequence != last + 1) throw new AssertionError("gap: " + source + " " + last + " " + text);
    seen.put(source, sequence);
    return true;
  }

  private void happened(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
    var words = new String(record.value(), StandardCharsets.UTF_8).split(" ", -1);
    if (isNoise(record)) return;
    var time = EnvelopeReader.text(record.headers(), HeaderNames.TIME);
    var at = Instant.parse(String.valueOf(time)).toEpochMilli();
    switch (partition.topic()) {
      case SimService.GIVEN -> {} // front says what became of it
      case SimService.PROMISES -> told(words, at);
      default -> verdict(words, at);
    }
  }

  static boolean isNoise(ConsumerRecord<byte[], byte[]> record) {
    var type = EnvelopeReader.text(record.headers(), HeaderNames.TYPE);
    return HeaderNames.wireType(SimService.NOISE).equals(type)
        || EnvelopeReader.isMark(record.headers());
  }

  /** Nothing that comes behind a watermark of a source may be older. */
  private void promised(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
    var source =
        partition + String.valueOf(EnvelopeReader.text(record.headers(), HeaderNames.SOURCE));
    var at =
        Instant.parse(String.valueOf(EnvelopeReader.text(record.headers(), HeaderNames.TIME)))
            .toEpochMilli();
    if (EnvelopeReader.isMark(record.headers())) {
      watermarks++;
      marked.merge(source, at, Math::max);
    } else if (at < marked.getOrDefault(source, Long.MIN_VALUE) && world.restored == 0) {
      throw new AssertionError("older than the watermark before it: " + record);
    }
  }

  private void told(String[] words, long at) {
    var fresh = told.add(words[0] + " " + words[1]);
    if (fresh && words[0].equals("answer")) answered(words[1], at);
    if (world.restored > 0) return;
    if (!fresh) throw new AssertionError("told twice: " + String.join(" ", words));
    var count = Integer.parseInt(words[words.length - 1].substring(1));
    var before = counts.merge(words[1], 1, Integer::sum);
    if (count != before) throw new AssertionError("told out of order: " + String.join(" ", words));
  }

  private void answered(String name, long at) {
    var promise = Objects.requireNonNull(world.promises.get(name));
    if (promise.enteredAt != Long.MAX_VALUE && at != promise.enteredAt && world.restored == 0) {
      throw new AssertionError(name + " entered at " + promise.enteredAt + ", told as of " + at);
    }
    promise.answeredAt = at;
    if ("broken".equals(verdicts.get(name)) && at <= promise.due) {
      throw new AssertionError("false breach: " + name);
    }
  }

  private void verdict(String[] words, long at) {
    var name = words[1];
    var promise = world.promises.get(name);
    if (promise == null) throw new AssertionError("nobody promised " + name);
    var before = verdicts.put(name, words[0]);
    if (before != null && !(before + " " + words[0]).equals("provisional retracted")) {
      throw new AssertionError("a second verdict on " + name + ": " + before + " " + words[0]);
    }
    switch (words[0]) {
      case "kept" -> {
        if (promise.answeredAt > promise.due) throw new AssertionError(name + " was answered late");
      }
      case "retracted" -> {
        retracted++;
        if (promise.answeredAt > promise.due) throw new AssertionError(name + " was answered late");
      }
      case "broken" -> {
        if (promise.answeredAt <= promise.due) throw new AssertionError("false breach: " + name);
        if (at < promise.due) throw new AssertionError("fired early: " + name);
      }
      case "provisional" -> {
        provisional++;
        if (at < promise.due) throw new AssertionError("fired early: " + name);
      }
      default -> throw new AssertionError(words[0]);
    }
  }

  /** Whether the last word on every promise is right. */
  boolean right() {
    return world.promises.entrySet().stream()
        .allMatch(
            each -> {
              var verdict = verdicts.get(each.getKey());
              var kept = "kept".equals(verdict) || "retracted".equals(verdict);
              return verdict != null && kept == (each.getValue().answeredAt <= each.getValue().due);
            });
  }
}
