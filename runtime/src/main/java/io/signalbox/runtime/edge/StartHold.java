package io.signalbox.runtime.edge;

import io.micronaut.context.annotation.Requires;
import io.signalbox.runtime.loop.LogView;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.settings.StartSettings;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.StoreException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Holds readiness back at the start: until the commands are decided that stood on the log by then,
 * for some of them may define what later ones stand on, and, if told so, until it is released.
 *
 * <p>Contacts do not count: they can be taken in while older ones wait. Neither do commands that
 * take longer than a while: then what can be done is better than nothing.
 */
@Singleton
@Requires(beans = {ServiceSpec.class, LogView.class})
public final class StartHold {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration WAIT_MAX = Duration.ofSeconds(2);

  private final ServiceSpec spec;
  private final LogView log;
  private final Reads reads;
  private final int partitions;
  private final InstantSource clock;
  private final Instant began;
  private volatile boolean held;
  private volatile boolean decided;
  private volatile @Nullable Map<TopicPartition, Long> ends;

  StartHold(
      ServiceSpec spec,
      LogView log,
      Reads reads,
      ServiceSettings service,
      StartSettings start,
      InstantSource clock) {
    this.spec = spec;
    this.log = log;
    this.reads = reads;
    this.partitions = service.partitions();
    this.clock = clock;
    this.began = clock.instant();
    this.held = start.held();
  }

  /** What this process is to work with is in force: nothing more is waited for. */
  public void release() {
    held = false;
  }

  /** Whether requests make sense; once they do, they always will. */
  public boolean over() {
    if (!decided) decided = clock.instant().isAfter(began.plus(PATIENCE)) || isDecided();
    return decided && !held;
  }

  private boolean isDecided() {
    try {
      var stood = ends();
      var reached = new HashMap<Integer, ToLongFunction<String>>();
      return stood.entrySet().stream()
          .allMatch(
              end ->
                  reached
                          .computeIfAbsent(end.getKey().partition(), reads::position)
                          .applyAsLong(end.getKey().topic())
                      >= end.getValue());
    } catch (ExecutionException | TimeoutException | KafkaException | StoreException e) {
      return false; // asked again
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Where the topics of commands ended when they were asked first. */
  private Map<TopicPartition, Long> ends()
      throws ExecutionException, TimeoutException, InterruptedException {
    var known = ends;
    if (known != null) return known;
    var asked =
        spec.entries().stream()
            .filter(ServiceSpec.Entry::audited)
            .flatMap(
                entry ->
                    IntStream.range(0, partitions)
                        .mapToObj(number -> new TopicPartition(entry.topic(), number)))
            .toList();
    var found = log.ends(asked).get(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
    ends = found;
    return found;
  }
}
