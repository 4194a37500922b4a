package io.signalbox.simulation;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A consumer group: whole shards by range. A member that is cast out learns it when it polls. */
final class SimGroup {
  private final String name;
  private final SimLog log;
  private final int shards;
  private final Random random;
  private final List<Member> members = new ArrayList<>();

  SimGroup(String name, SimLog log, int shards, Random random) {
    this.name = name;
    this.log = log;
    this.shards = shards;
    this.random = random;
  }

  /** A member's consumer, as much of it as the loop uses. */
  final class Member {
    private final Set<TopicPartition> paused = new HashSet<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private Set<TopicPartition> assigned = new HashSet<>();
    private Collection<String> topics = List.of();
    private @Nullable ConsumerRebalanceListener listener;
    private boolean lost;

    @SuppressWarnings("unchecked")
    Consumer<byte[], byte[]> consumer() {
      return (Consumer<byte[], byte[]>)
          Proxy.newProxyInstance(
              Consumer.class.getClassLoader(),
              new Class<?>[] {Consumer.class},
              (_, method, arguments) -> call(method.getName(), arguments));
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object call(String method, Object[] arguments) {
      switch (method) {
        case "subscribe" -> {
          topics = (Collection<String>) arguments[0];
          listener = (ConsumerRebalanceListener) arguments[1];
          members.add(this);
        }
        case "poll" -> {
          return poll((Duration) arguments[0]);
        }
        case "assignment" -> {
          return Set.copyOf(assigned);
        }
        case "seek" -> positions.put((TopicPartition) arguments[0], (Long) arguments[1]);
        case "pause" -> paused.addAll((Collection<TopicPartition>) arguments[0]);
        case "resume" -> paused.removeAll((Collection<TopicPartition>) arguments[0]);
        case "commitAsync" ->
            commit(
                (Map<TopicPartition, OffsetAndMetadata>) arguments[0],
                (OffsetCommitCallback) arguments[1]);
        default -> throw new UnsupportedOperationException(method);
      }
      return null;
    }

    /** The coordinator may be away: a client does not try this again by itself. */
    private void commit(
        Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
      if (lost || random.nextInt(20) == 0) {
        callback.onComplete(offsets, new TimeoutException("simulated"));
        return;
      }
      offsets.forEach(
          (partition, next) -> {
            if (assigned.contains(partition)) log.commit(name, partition, next.offset());
          });
      callback.onComplete(offsets, null);
    }

    private ConsumerRecords<byte[], byte[]> poll(Duration wait) {
      if (wait.isNegative()) throw new IllegalArgumentException("negative wait");
      rebalance();
      var records = new LinkedHashMap<TopicPartition, List<ConsumerRecord<byte[], byte[]>>>();
      var most = 1 + random.nextInt(12);
      for (var partition : assigned) {
        if (paused.contains(partition)) continue;
        var from = positions.get(partition);
        if (from == null) throw new AssertionError("polls " + partition + " without a position");
        var all = log.seen(partition);
        var to = (int) Math.min(all.size(), from + most);
        if (to <= from) continue;
        records.put(partition, List.copyOf(all.subList(from.intValue(), to)));
        positions.put(partition, (long) to);
      }
      return new ConsumerRecords<>(records, Map.of());
    }

    private void rebalance() {
      var told = listener;
      if (told == null) return;
      if (lost) {
        lost = false;
        var gone = assigned;
        assigned = new HashSet<>();
        told.onPartitionsLost(gone);
        if (!members.contains(this)) members.add(this);
      }
      var target = target(this);
      if (target.equals(assigned)) return;
      var revoked = new HashSet<>(assigned);
      revoked.removeAll(target);
      if (!revoked.isEmpty()) told.onPartitionsRevoked(revoked);
      var added = new HashSet<>(target);
      added.removeAll(assigned);
      added.removeIf(this::heldByAnother);
      assigned.removeAll(revoked);
      assigned.addAll(added);
      paused.removeAll(revoked);
      positions.keySet().removeAll(revoked);
      if (!added.isEmpty()) told.onPartitionsAssigned(added);
    }

    /** The eager protocol hands nothing over before its owner gave it up. */
    private boolean heldByAnother(TopicPartition partition) {
      return members.stream()
          .anyMatch(
              other ->
                  other != this
                      && !other.lost
                      && other.assigned.stream()
                          .anyMatch(held -> held.partition() == partition.partition()));
    }
  }

  Member join() {
    return new Member();
  }

  /** The coordinator has not heard of this member for too long. */
  void castOut(Member member) {
    if (members.remove(member)) member.lost = true;
  }

  private Set<TopicPartition> target(Member member) {
    var index = members.indexOf(member);
    var target = new HashSet<TopicPartition>();
    if (index < 0) return target;
    for (var shard = 0; shard < shards; shard++) {
      if (shard % members.size() != index) continue;
      for (var topic : member.topics) target.add(new TopicPartition(topic, shard));
    }
    return target;
  }
}
