package io.signalbox.runtime.stream;

import io.micronaut.http.sse.Event;
import io.signalbox.runtime.security.Admission.Admitted;
import io.signalbox.runtime.stream.Streams.Streamed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.FluxSink;

/**
 * One reader of a stream: a virtual thread that reads from where the reader stands, and only as
 * fast as the reader takes. Nothing is buffered for it but what the connection holds; one that
 * stands still for long, or falls behind what the ring keeps, is dropped and may resume.
 */
final class Subscriber {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);
  private static final int AT_ONCE = 100;

  /** So long at most it goes on after a key of the file was taken out of it. */
  private static final Duration ADMITTED_FOR = Duration.ofSeconds(5);

  private final StreamSettings settings;
  private final Tail tail;
  private final History history;
  private final byte[] workspace;
  private final List<String> topics;
  private final Function<Streamed, Optional<Streamed>> shown;
  private final Admitted admitted;
  private final FluxSink<Event<String>> sink;
  private Position position;
  private boolean live;
  private boolean dropped;
  private long lastSent = System.nanoTime();

  Subscriber(
      StreamSettings settings,
      Tail tail,
      History history,
      String workspace,
      List<String> topics,
      Function<Streamed, Optional<Streamed>> shown,
      Position position,
      Admitted admitted,
      FluxSink<Event<String>> sink) {
    this.settings = settings;
    this.tail = tail;
    this.history = history;
    this.workspace = workspace.getBytes(StandardCharsets.UTF_8);
    this.topics = topics;
    this.shown = shown;
    this.position = position;
    this.admitted = admitted;
    this.sink = sink;
  }

  void run() {
    var thread = Thread.currentThread();
    tail.listen(thread);
    sink.onRequest(_ -> LockSupport.unpark(thread)).onDispose(() -> LockSupport.unpark(thread));
    try {
      comment("open"); // sends the headers, so that the client knows it is connected
      while (going()) {
        if (awaitDemand() && !advance()) {
          pause();
        }
      }
    } catch (KafkaException e) {
      LOG.warn("a stream ends: its history cannot be read", e);
    } finally {
      tail.leave(thread);
      sink.complete();
    }
  }

  private boolean going() {
    return !dropped && !sink.isCancelled() && !tail.ended() && admitted.holds();
  }

  /** It is told by the connection's end, and resumes. */
  private void drop() {
    dropped = true; // a sink that is complete does not count as cancelled
    sink.complete();
  }

  /** Reads on in each topic; whether there was anything. */
  private boolean advance() {
    var any = false;
    for (var topic : topics) {
      var partition = new TopicPartition(topic, position.partition());
      var next = position.last(topic).offset() + 1;
      var found = tail.ring(partition).from(next, AT_ONCE).or(() -> older(partition, next));
      if (found.isEmpty()) {
        drop(); // too slow
        return true;
      }
      any |= !found.get().isEmpty();
      take(topic, next, found.get());
    }
    live |= !any;
    return any;
  }

  /** From Kafka, while catching up; a reader that has been live and fell behind is too slow. */
  private Optional<List<Published>> older(TopicPartition partition, long next) {
    return live ? Optional.empty() : Optional.of(history.read(partition, next));
  }

  private void take(String topic, long expected, List<Published> records) {
    if (!records.isEmpty() && records.getFirst().offset() > expected) {
      // retention has taken what was between: the reader must load anew what it shows
      send(Event.of("{}").name("reset"));
    }
    for (var record : records) {
      take(topic, record);
    }
  }

  private void take(String topic, Published record) {
    var repeated = record.mark().repeats(position.last(topic));
    position = position.past(topic, record.mark());
    if (repeated || !record.isOf(workspace)) {
      return;
    }
    shown
        .apply(record.streamed())
        .ifPresent(
            event -> send(Event.of(event.json()).name(event.type()).id(position.toString())));
  }

  private void send(Event<String> event) {
    if (awaitDemand()) {
      sink.next(event);
      lastSent = System.nanoTime();
    }
  }

  /** Nothing is read for a reader that takes nothing; after a while it is dropped. */
  private boolean awaitDemand() {
    var since = System.nanoTime();
    while (sink.requestedFromDownstream() == 0 && going()) {
      if (System.nanoTime() - since > settings.stillMax().toNanos()) {
        LOG.info("a reader of a stream took nothing for {} and is dropped", settings.stillMax());
        drop();
      } else {
        LockSupport.parkNanos(settings.stillMax().toNanos());
      }
    }
    return going();
  }

  /** Waits for more; a comment now and then tells both ends that the other is there, and where. */
  private void pause() {
    var left = lastSent + settings.heartbeat().toNanos() - System.nanoTime();
    if (left <= 0) {
      comment("alive");
    } else {
      LockSupport.parkNanos(Math.min(left, admittedAtMost()));
    }
  }

  private long admittedAtMost() {
    return Math.clamp(admitted.left().toNanos() + 1, 1, ADMITTED_FOR.toNanos());
  }

  private void comment(String text) {
    send(Event.of("").comment(" " + text).id(position.toString())); // an id without an event
  }
}
