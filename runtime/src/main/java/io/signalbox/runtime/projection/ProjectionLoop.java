package io.signalbox.runtime.projection;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.loop.LogView;
import io.signalbox.runtime.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of a projection's reading: it ends by an exception when the world is in the way, and the
 * next life begins where the projection itself says it stands. So nothing is taken in twice,
 * nothing is left out, and nothing but one batch is held.
 */
final class ProjectionLoop implements AutoCloseable, ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectionLoop.class);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);

  /** With fewer records in one turn nothing is behind. */
  private static final int FEW = 500;

  /** So often at most a place is kept that passes over what does not concern the projection. */
  private static final Duration KEPT_EVERY = Duration.ofSeconds(1);

  /** So soon it is noticed that somebody has asked for all to be built again. */
  private static final Duration LOOKED_EVERY = Duration.ofSeconds(1);

  private final Projection projection;
  private final Consumer<byte[], byte[]> consumer;
  private final LogView log;
  private final ProjectionState state;
  private final InstantSource clock;
  private final Map<Integer, Part> parts = new TreeMap<>();
  private Instant lookedAt = Instant.EPOCH;

  /** A record that concerns the projection, and where it ends. */
  private record Item(Change change, String topic, long next, String where) {}

  ProjectionLoop(
      Projection projection,
      Consumer<byte[], byte[]> consumer,
      LogView log,
      ProjectionState state,
      InstantSource clock) {
    this.projection = projection;
    this.consumer = consumer;
    this.log = log;
    this.state = state;
    this.clock = clock;
  }

  /**
   * Begins to read: all shards if the projection is this process's own, else those we are given.
   */
  void start(int shards) {
    if (projection.local()) {
      var all =
          projection.topics().stream()
              .flatMap(
                  topic ->
                      IntStream.range(0, shards)
                          .mapToObj(shard -> new TopicPartition(topic, shard)))
              .toList();
      consumer.assign(all);
      onPartitionsAssigned(all);
    } else {
      consumer.subscribe(projection.topics(), this);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    for (var each : partitions) parts.remove(each.partition());
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    var kept = projection.places();
    for (var each : partitions) {
      var part = parts.computeIfAbsent(each.partition(), Part::new);
      var place = kept.get(part.shard);
      if (!part.isBuilt() && place != null) goOn(part, place);
      if (part.isBuilt()) {
        seek(part);
      } else { // nothing is read before the shard is built
        consumer.seek(each, 0);
        consumer.pause(List.of(each));
      }
    }
  }

  private void goOn(Part part, String kept) {
    var place = Place.parse(kept);
    if (stillHolds(part, place)) {
      part.kept = kept;
      part.read = place;
    } else {
      LOG.warn("{} can't go on from {} and is built again", projection.name(), kept);
      projection.forget(part.shard);
    }
  }

  /**
   * Whether reading can go on there: the same format, the same topics, and the log still has it.
   */
  private boolean stillHolds(Part part, Place place) {
    return place.format() == projection.format()
        && projection.topics().stream()
            .allMatch(
                topic -> {
                  var next = place.topics().get(topic);
                  return next != null
                      && next.topicId().equals(log.topicId(topic))
                      && next.offset() >= log.beginning(part.of(topic))
                      && next.offset() <= log.end(part.of(topic));
                });
  }

  private void seek(Part part) {
    part.topics().forEach((topic, next) -> consumer.seek(part.of(topic), next.offset()));
  }

  /**
   * One turn: some of what is to be built, and what has come.
   *
   * @return whether it may well rest a little, so that more comes together
   */
  boolean step() {
    look();
    var unbuilt = parts.values().stream().filter(part -> !part.isBuilt()).findFirst();
    unbuilt.ifPresent(this::build);
    state.reads(parts.size(), (int) parts.values().stream().filter(p -> !p.isBuilt()).count());
    var records = consumer.poll(unbuilt.isPresent() ? Duration.ZERO : POLL);
    for (var partition : records.partitions()) {
      var part = parts.get(partition.partition());
      if (part != null && part.isBuilt()) take(part, partition.topic(), records.records(partition));
    }
    if (records.isEmpty() && unbuilt.isEmpty()) state.caughtUp();
    return !records.isEmpty() && records.count() < FEW;
  }

  /** Another place than ours means that somebody has asked for all to be built again. */
  private void look() {
    var now = clock.instant();
    if (now.isBefore(lookedAt.plus(LOOKED_EVERY))) return;
    lookedAt = now;
    var kept = projection.places();
    for (var part : parts.values()) {
      if (part.isBuilt() && !Objects.equals(kept.get(part.shard), part.kept)) {
        throw new StoreException(
            StoreException.Kind.FENCED,
            "shard %d of projection %s was moved".formatted(part.shard, projection.name()),
            new IllegalStateException("by another process, or to be built again"));
      }
    }
  }

  private void build(Part part) {
    if (part.ends == null) part.ends = ends(part);
    part.cursor = projection.build(part.shard, part.cursor);
    if (part.cursor != null) return;
    var place = part.ends;
    move(part, List.of(), place);
    seek(part);
    consumer.resume(place.topics().keySet().stream().map(part::of).toList());
  }

  /** All before these offsets was committed before they were read, and so is in the tables. */
  private Place ends(Part part) {
    var ends = new HashMap<String, Place.Next>();
    for (var topic : projection.topics()) {
      ends.put(topic, new Place.Next(log.topicId(topic), log.end(part.of(topic))));
    }
    return new Place(projection.format(), ends);
  }

  private void take(Part part, String topic, List<ConsumerRecord<byte[], byte[]>> records) {
    var items = new ArrayList<Item>();
    for (var each : records) {
      var type = HeaderNames.shortType(header(each, HeaderNames.TYPE));
      if (projection.concerns(topic, type)) items.add(item(each, type));
    }
    var last = records.getLast();
    take(part, items);
    read(part, topic, last.offset() + 1);
    state.read(Duration.between(Instant.ofEpochMilli(last.timestamp()), clock.instant()));
  }

  private static Item item(ConsumerRecord<byte[], byte[]> raw, String type) {
    var key = raw.key() == null ? "" : new String(raw.key(), StandardCharsets.UTF_8);
    var value = raw.value() == null ? new byte[0] : raw.value();
    var subject = header(raw, HeaderNames.SUBJECT);
    return new Item(
        new Change(raw.topic(), type, key, subject, value),
        raw.topic(),
        raw.offset() + 1,
        EnvelopeReader.place(raw));
  }

  private static String header(ConsumerRecord<byte[], byte[]> raw, String name) {
    return Objects.requireNonNullElse(EnvelopeReader.text(raw.headers(), name), "");
  }

  private void take(Part part, List<Item> items) {
    if (items.isEmpty()) return;
    try {
      keep(part, items.stream().map(Item::change).toList(), items.getLast());
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.DATA) throw e;
      takeInHalves(part, items, e);
    } catch (RuntimeException e) {
      takeInHalves(part, items, e);
    }
  }

  private void takeInHalves(Part part, List<Item> items, RuntimeException cause) {
    if (items.size() > 1) {
      take(part, items.subList(0, items.size() / 2));
      take(part, items.subList(items.size() / 2, items.size()));
      return;
    }
    var item = items.getFirst();
    keep(part, List.of(), item);
    LOG.error("{} passes over {}, which it can't take in", projection.name(), item.where(), cause);
    state.passedOver(item.where());
  }

  private void keep(Part part, List<Change> changes, Item last) {
    var place = Objects.requireNonNull(part.read).readTo(last.topic(), last.next());
    move(part, changes, place);
  }

  private void read(Part part, String topic, long next) {
    var place = Objects.requireNonNull(part.read).readTo(topic, next);
    if (clock.instant().isBefore(part.keptAt.plus(KEPT_EVERY))) {
      part.read = place;
    } else {
      move(part, List.of(), place);
    }
  }

  private void move(Part part, List<Change> changes, Place place) {
    var text = place.text();
    projection.take(part.shard, changes, part.kept, text);
    part.kept = text;
    part.read = place;
    part.keptAt = clock.instant();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE_MAX)); // Kafka may be away
  }
}
