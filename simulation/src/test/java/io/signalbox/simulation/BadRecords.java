package io.signalbox.simulation;

import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.testkit.Believing;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** What clients of front do wrong, and what persons do about it. */
final class BadRecords {
  /** What nobody was allowed to say, and no admin says in their place. */
  private static final String NOBODYS = "nobodys";

  private final World world;
  private int poisoned;

  /** How many become dead letters. */
  int deadly;

  int replays;

  BadRecords(World world) {
    this.world = world;
  }

  /** Bad and repeated records, and records where they don't belong. */
  void one() {
    switch (world.random.nextInt(13)) {
      case 0 -> poison(SimService.record("red", "told", "bad-" + ++poisoned, "poison p0"));
      case 1 -> poison(SimService.record("red", "unknown", "bad-" + ++poisoned, "what p0"));
      case 2 -> poison(SimService.record("red", "told", "bad-" + ++poisoned, "boom p0"));
      case 3 ->
          poison(SimService.record("red", "told", "bad-" + ++poisoned, "refused b" + poisoned));
      case 4 ->
          poison(
              SimService.record("red", "told", "bad-" + ++poisoned, "inapplicable b" + poisoned));
      case 5 -> {
        if (!world.sent.isEmpty())
          world.log.append(world.sent.get(world.random.nextInt(world.sent.size())));
      }
      case 6 -> wrongPartition();
      case 7 -> mended(Believing.NOBODY, "promise");
      case 8 -> mended("anybody", "poison");
      case 9 -> poison(marked(Believing.NOBODY, anyLetter()));
      case 10 -> poison(marked("anybody", UUID.randomUUID().toString()));
      case 11 -> askClock();
      default -> replay();
    }
  }

  /** Somebody downstream of clock wants to know how far it is. */
  private void askClock() {
    world.log.append(SimService.marker(world.clock.instant(), world.random.nextInt(World.SHARDS)));
  }

  private void poison(ProducerRecord<byte[], byte[]> record) {
    deadly++;
    world.log.append(record);
  }

  /** What could not be taken under an id comes again under it, put right. */
  private void mended(String authorization, String word) {
    var body = world.newPromise(SimService.IN);
    var words = body.split(" ", -1);
    var promise = Objects.requireNonNull(world.promises.get(words[1]));
    var right = SimService.record(promise.workspace, "told", "id-" + world.sent.size(), body);
    var bad =
        SimService.record(
            promise.workspace,
            "told",
            "id-" + world.sent.size(),
            word + body.substring(body.indexOf(' ')));
    bad.headers().add(OutRecord.header(HeaderNames.AUTHORIZATION, authorization));
    poison(bad);
    world.sent.add(right);
    world.log.append(right);
  }

  private ProducerRecord<byte[], byte[]> marked(String authorization, String letter) {
    var record = SimService.record("red", "told", "bad-" + ++poisoned, "promise " + NOBODYS + " 7");
    record.headers().add(OutRecord.header(HeaderNames.AUTHORIZATION, authorization));
    record.headers().add(OutRecord.header(HeaderNames.REPLAY_OF, letter));
    return record;
  }

  private String anyLetter() {
    var letters = world.frontStore().tables(Partitions.of("red", World.SHARDS)).dead.keySet();
    return letters.stream().findFirst().orElseGet(UUID::randomUUID).toString();
  }

  private void wrongPartition() {
    var body = world.newPromise(SimService.IN);
    var promise = Objects.requireNonNull(world.promises.get(body.split(" ", -1)[1]));
    promise.misrouted = true;
    var right = SimService.record(promise.workspace, "told", "id-" + world.sent.size(), body);
    world.sent.add(right);
    world.log.append(
        new ProducerRecord<>(
            right.topic(),
            (right.partition() + 1) % World.SHARDS,
            null,
            right.key(),
            right.value(),
            right.headers()));
  }

  private void replay() {
    var dead =
        world.log.read(
            new TopicPartition(
                HeaderNames.deadTopic(SimService.IN, "front"), Partitions.of("red", World.SHARDS)));
    if (dead.isEmpty()) return;
    var letter = dead.get(world.random.nextInt(dead.size()));
    if (new String(letter.value(), StandardCharsets.UTF_8).contains(NOBODYS)) return;
    var record =
        new ProducerRecord<>(
            SimService.IN, letter.partition(), (Long) null, letter.key(), letter.value());
    for (var header : letter.headers()) record.headers().add(header);
    record
        .headers()
        .remove(HeaderNames.AUTHORIZATION)
        .remove(HeaderNames.REPLAY_OF)
        .add(
            HeaderNames.REPLAY_OF,
            Objects.requireNonNull(letter.headers().lastHeader("dead_id")).value());
    replays++;
    world.log.append(record);
  }
}
