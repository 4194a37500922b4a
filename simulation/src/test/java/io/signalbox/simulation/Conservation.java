package io.signalbox.simulation;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.store.ShardState;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Nothing that was read is gone without a trace: as much became of it as was read, and whatever
 * came from outside has an outcome, a dead letter, or went on to its right partition.
 */
final class Conservation {
  private final World world;
  private final SimStore store;
  private final String entry;
  private final Map<Integer, Long> looked = new HashMap<>();
  long checked;

  Conservation(World world, SimStore store, String entry) {
    this.world = world;
    this.store = store;
    this.entry = entry;
  }

  void look() {
    for (var shard = 0; shard < World.SHARDS; shard++) look(shard);
  }

  /** Whether all of these topics was read, but for what does not concern the service. */
  boolean isDone(List<String> topics) {
    for (var shard = 0; shard < World.SHARDS; shard++) {
      for (var topic : topics) {
        var partition = new TopicPartition(topic, shard);
        for (var next = store.tables(shard).state.next(topic);
            next < world.log.end(partition);
            next++) {
          // how far it has come over what does not concern it need not be written yet
          if (!Witness.isNoise(world.log.read(partition).get((int) next))) return false;
        }
      }
    }
    return true;
  }

  private void look(int shard) {
    var tables = store.tables(shard);
    requireCounted(shard, tables.state);
    var partition = new TopicPartition(entry, shard);
    var next = tables.state.next(entry);
    // a restored database has come less far
    for (var at = Math.min(next, looked.getOrDefault(shard, 0L)); at < next; at++) {
      requireTrace(tables, world.log.read(partition).get((int) at));
      checked++;
    }
    looked.put(shard, next);
  }

  private static void requireCounted(int shard, ShardState state) {
    var read = state.inputs.values().stream().mapToLong(input -> input.next() - input.start());
    var became = state.fates.values().stream().mapToLong(Long::longValue).sum();
    var sum = read.sum();
    if (sum != became) {
      throw new AssertionError(
          "shard %d has read %d, of which became %s".formatted(shard, sum, state.fates));
    }
  }

  private static void requireTrace(SimStore.Tables tables, ConsumerRecord<byte[], byte[]> record) {
    if (EnvelopeReader.isMark(record.headers())) return;
    var workspace = new String(record.key(), StandardCharsets.UTF_8);
    var elsewhere = Partitions.of(record.key(), World.SHARDS) != record.partition();
    var buried =
        tables.dead.values().stream()
            .anyMatch(dead -> dead.isOf(record.topic(), record.partition(), record.offset()));
    var id = String.valueOf(EnvelopeReader.text(record.headers(), HeaderNames.ID));
    var outcome = tables.outcomes.get(Ids.ofRecord(workspace, id));
    var decided = outcome != null && !outcome.isDead();
    if (!elsewhere && !buried && !decided && !isDoneWith(tables, record)) {
      throw new AssertionError("no trace of " + record);
    }
  }

  /** The second replay of a letter does nothing: what became of it is the trace of the first. */
  private static boolean isDoneWith(SimStore.Tables tables, ConsumerRecord<byte[], byte[]> record) {
    var letter = letter(EnvelopeReader.text(record.headers(), HeaderNames.REPLAY_OF));
    return letter != null && tables.dead.containsKey(letter) && tables.dead.get(letter).replayed();
  }

  private static @Nullable UUID letter(@Nullable String mark) {
    return mark == null ? null : UUID.fromString(mark);
  }
}
