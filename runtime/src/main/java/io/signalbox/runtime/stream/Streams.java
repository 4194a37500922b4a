package io.signalbox.runtime.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.sse.Event;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.loop.KafkaClients;
import io.signalbox.runtime.loop.LogView;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.security.Admission;
import io.signalbox.runtime.security.Admission.Admitted;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.ServiceSpec;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Server-sent events of what was committed and published on the service's output topics.
 *
 * <p>A reader that comes back with the id of the last event it got ({@code Last-Event-ID}) is given
 * what follows, each once and in the order of each topic, from Kafka as far back as its retention.
 */
@Singleton
@Requires(beans = ServiceSpec.class)
public final class Streams {
  private final ServiceSpec spec;
  private final KafkaClients kafka;
  private final int partitions;
  private final StreamSettings settings;
  private final LogView log;
  private final Places places;
  private final History history;
  private final Admission admission;
  private @Nullable Tail tail;

  /**
   * A published record.
   *
   * @param type short name, such as {@code ticket.assigned}; also the event's name
   * @param json the value; also the event's data
   * @param position where it stands: {@code <partition>-<offset>}
   */
  public record Streamed(String topic, String type, String subject, String json, String position) {
    /** The same with other data. */
    public Streamed showing(String other) {
      return new Streamed(topic, type, subject, other, position);
    }
  }

  Streams(
      ServiceSpec spec,
      KafkaClients kafka,
      LogView log,
      ServiceSettings service,
      StreamSettings settings,
      Admission admission,
      MeterRegistry registry) {
    this.places = new Places(settings);
    this.history = new History(kafka::reader);
    Gauge.builder("signalbox.stream.readers", places, Places::taken)
        .description("open streams")
        .register(registry);
    this.log = log;
    this.settings = settings;
    this.admission = admission;
    this.spec = spec;
    this.kafka = kafka;
    this.partitions = service.partitions();
    admission.onChange(this::wake);
  }

  /** The same as {@link #openShowing}, of those records that pass a filter, as they are. */
  public Publisher<Event<String>> open(
      Actor actor, List<String> topics, Predicate<Streamed> filter, @Nullable String lastEventId) {
    return openShowing(actor, topics, event -> Optional.of(event).filter(filter), lastEventId);
  }

  /**
   * The records of the actor's workspace on these topics, for as long as the reader stays and its
   * key or token is good.
   *
   * @param topics of the service's outputs
   * @param shown what the reader is shown of a record; empty if nothing
   * @param lastEventId of the last event got; null to begin now
   * @throws Problem 400 for a position that is none of this stream, 429 when the key has too many
   *     streams open, 503 when there are too many in all or Kafka does not answer
   */
  public Publisher<Event<String>> openShowing(
      Actor actor,
      List<String> topics,
      Function<Streamed, Optional<Streamed>> shown,
      @Nullable String lastEventId) {
    if (!spec.outputs().containsAll(topics)) {
      throw new IllegalArgumentException("only the service's own outputs: " + topics);
    }
    places.require(actor.name());
    var partition = Partitions.of(actor.workspace(), partitions);
    var following = tail();
    var position = position(following, topics, partition, lastEventId);
    var admitted = admission.of(actor);
    return Flux.create(
        sink -> start(following, actor, topics, shown, position, admitted, sink),
        FluxSink.OverflowStrategy.ERROR); // never: the subscriber waits until it is asked
  }

  private void start(
      Tail following,
      Actor actor,
      List<String> topics,
      Function<Streamed, Optional<Streamed>> shown,
      Position position,
      Admitted admitted,
      FluxSink<Event<String>> sink) {
    if (!places.take(actor.name())) {
      sink.complete(); // the last place was taken meanwhile: it comes back and is told
      return;
    }
    var workspace = actor.workspace();
    var _ =
        Thread.ofVirtual()
            .name("stream")
            .start(
                () -> {
                  try {
                    new Subscriber(
                            settings, following, history, workspace, topics, shown, position,
                            admitted, sink)
                        .run();
                  } finally {
                    places.leave(actor.name());
                  }
                });
  }

  private Position position(
      Tail following, List<String> topics, int partition, @Nullable String lastEventId) {
    var after = new HashMap<String, Position.Mark>();
    for (var topic : topics) {
      after.put(topic, following.ring(new TopicPartition(topic, partition)).last());
    }
    if (lastEventId != null && !lastEventId.isBlank()) {
      var known = Position.parse(lastEventId, partition).after();
      after.replaceAll(
          (topic, end) -> known(topic, partition, known.getOrDefault(topic, end), end));
    }
    return new Position(partition, after);
  }

  /** A reader may be ahead of our tail, but not of the topic: that one was made anew. */
  private Position.Mark known(String topic, int partition, Position.Mark last, Position.Mark end) {
    if (last.offset() > end.offset()
        && last.offset() >= log.end(new TopicPartition(topic, partition))) {
      throw Position.unknown();
    }
    return last;
  }

  /** A reader whose key was ended goes at once. */
  private synchronized void wake() {
    if (tail != null) tail.wake();
  }

  private synchronized Tail tail() {
    if (tail == null || tail.ended()) {
      tail = new Tail(kafka::reader, spec.outputs(), partitions);
      tail.start(spec.name() + "-tail");
    }
    return tail;
  }

  @PreDestroy
  synchronized void close() {
    if (tail != null) {
      tail.end();
    }
    history.close();
  }
}
