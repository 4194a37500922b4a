package io.signalbox.runtime.edge;

import io.micronaut.context.annotation.Requires;
import io.signalbox.runtime.loop.LogView;
import io.signalbox.runtime.shard.ServiceSpec;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Where the service's entry topics end. Asked only when a read finds nothing. */
@Singleton
@Requires(beans = {ServiceSpec.class, LogView.class})
final class EntryEnds {
  private static final Duration WAIT_MAX = Duration.ofSeconds(2);

  private final List<String> topics;
  private final LogView log;

  EntryEnds(ServiceSpec spec, LogView log) {
    this.topics = spec.entries().stream().map(ServiceSpec.Entry::topic).toList();
    this.log = log;
  }

  /**
   * Whether records stand beyond what was decided, asked for once the ends are known. When Kafka
   * says nothing the answer is yes: nobody is told that something does not exist because of that.
   */
  boolean beyond(int partition, Supplier<ToLongFunction<String>> position) {
    var asked = topics.stream().map(topic -> new TopicPartition(topic, partition)).toList();
    try {
      var ends = log.ends(asked).get(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
      var decided = position.get();
      return ends.entrySet().stream()
          .anyMatch(end -> end.getValue() > decided.applyAsLong(end.getKey().topic()));
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
