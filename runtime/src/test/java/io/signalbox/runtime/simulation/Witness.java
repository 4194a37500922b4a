package io.signalbox.runtime.simulation;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the outputs as any reader would, and checks after every step what must always hold. */
final class Witness {
  private final World world;
  private final Map<TopicPartition, Integer> positions = new HashMap<>();
  private final Map<String, Long> seen = new HashMap<>();
  private final Map<String, String> verdicts = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();
  final Set<String> dead = new HashSet<>();
  int repeats;
  int provisional;

  Witness(World world) {
    this.world = world;
  }

  int verdicts() {
    return verdicts.size();
  }

  int told() {
    return told.size();
  }

  void look() {
    for (var shard = 0; shard < World.SHARDS; shard++) {
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
      else if (isNew(partition, record)) happened(partition, record);
      else repeats++;
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
    if (partition.topic().equals(SimService.PROMISES)) told(words);
    else verdict(words, record.timestamp());
  }

  static boolean isNoise(ConsumerRecord<byte[], byte[]> record) {
    var type = EnvelopeReader.text(record.headers(), HeaderNames.TYPE);
    return HeaderNames.wireType(SimService.NOISE).equals(type);
  }

  private void told(String[] words) {
    var fresh = told.add(words[0] + " " + words[1]);
    if (world.restored > 0) return;
    if (!fresh) throw new AssertionError("told twice: " + String.join(" ", words));
    var count = Integer.parseInt(words[words.length - 1].substring(1));
    var before = counts.merge(words[1], 1, Integer::sum);
    if (count != before) throw new AssertionError("told out of order: " + String.join(" ", words));
  }

  private void verdict(String[] words, long at) {
    var name = words[1];
    var promise = world.promises.get(name);
    if (promise == null) throw new AssertionError("nobody promised " + name);
    if (verdicts.put(name, words[0]) != null) {
      throw new AssertionError("a second verdict on " + name);
    }
    switch (words[0]) {
      case "kept" -> {
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
}
