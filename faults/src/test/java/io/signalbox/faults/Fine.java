package io.signalbox.faults;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records that look odd and are as good as any. */
final class Fine {
  /** How many odd ones there are, and how many timers that no rule knows they set. */
  static final int SPECIAL = 10;

  static final int TIMERS = 1;

  /** What must stand in the table of texts that no table takes. */
  static final List<String> NOTES = List.of("a\uFFFDb", "a\uFFFDb", "\uFFFDb");

  private static final List<String> WORKSPACES = List.of("north", "south", "east", "west");
  private static final int FIRST_ODD = 2_000_000;

  private Fine() {}

  /** So many plain ones in order, the odd ones among them. */
  static List<ProducerRecord<byte[], byte[]>> all(int count) {
    var all = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (var i = 0; i < count; i++) {
      var workspace = WORKSPACES.get(i % WORKSPACES.size());
      all.add(record("entry-" + i, workspace, i));
    }
    var odd = odd();
    for (var i = 0; i < odd.size(); i++) all.add(i * (count / odd.size()), odd.get(i));
    // the same id again, broken: the first answer stands
    var repeated = all.getLast();
    all.add(again(repeated, new byte[] {'{'}));
    return all;
  }

  private static List<ProducerRecord<byte[], byte[]>> odd() {
    var odd = new ArrayList<ProducerRecord<byte[], byte[]>>();
    odd.add(withNote("nul", "a\\u0000b"));
    odd.add(withNote("high-surrogate", "a\\ud800b"));
    odd.add(withNote("low-surrogate", "\\udc00b"));
    odd.add(misplaced(record("misplaced", "north", FIRST_ODD)));
    odd.add(misplaced(plain("misplaced-plain")));
    odd.add(plain("plain"));
    odd.add(structured("structured"));
    var headers = record("headers", "north", FIRST_ODD);
    for (var i = 0; i < 10_000; i++) headers.headers().add("h" + i, new byte[] {(byte) i});
    odd.add(headers);
    var travelled = record("travelled", "north", FIRST_ODD);
    travelled.headers().add(OutRecord.header(HeaderNames.HOPS, "8"));
    odd.add(travelled);
    odd.add(entry("timer", "north", value("timer", "north", FIRST_ODD, Instant.EPOCH)));
    return odd;
  }

  private static ProducerRecord<byte[], byte[]> withNote(String name, String note) {
    var json =
        "{\"id\":\"%s\",\"workspace\":\"north\",\"number\":%d,\"note\":\"%s\"}"
            .formatted(name, FIRST_ODD, note);
    return entry(name, "north", json.getBytes(StandardCharsets.UTF_8));
  }

  private static ProducerRecord<byte[], byte[]> plain(String name) {
    var with = record(name, "north", FIRST_ODD);
    return new ProducerRecord<>(
        with.topic(), with.partition(), null, with.key(), with.value(), List.of());
  }

  private static ProducerRecord<byte[], byte[]> structured(String name) {
    var data = new String(value(name, "north", FIRST_ODD, null), StandardCharsets.UTF_8);
    var event =
        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"type\":\"%s\",\"source\":\"/crm\",\"data\":%s}"
            .formatted(name, HeaderNames.wireType("enter"), data);
    var with = plain(name);
    return new ProducerRecord<>(
        with.topic(),
        with.partition(),
        null,
        with.key(),
        event.getBytes(StandardCharsets.UTF_8),
        List.of(OutRecord.header(HeaderNames.CONTENT_TYPE, "application/cloudevents+json")));
  }

  /** The same record where it does not belong. */
  static ProducerRecord<byte[], byte[]> misplaced(ProducerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(),
        (record.partition() + 1) % Kafka.PARTITIONS,
        null,
        record.key(),
        record.value(),
        record.headers());
  }

  private static ProducerRecord<byte[], byte[]> again(
      ProducerRecord<byte[], byte[]> record, byte[] value) {
    return new ProducerRecord<>(
        record.topic(), record.partition(), null, record.key(), value, record.headers());
  }

  /** One more, after which everything sent before it to its workspace was decided. */
  static void mark(Kafka kafka, String workspace, int time) {
    kafka.send(List.of(record("mark-" + time + "-" + workspace, workspace, FIRST_ODD)));
  }

  private static ProducerRecord<byte[], byte[]> record(String name, String workspace, long number) {
    return entry(name, workspace, value(name, workspace, number, null));
  }

  private static ProducerRecord<byte[], byte[]> entry(String name, String workspace, byte[] value) {
    return Kafka.entry(Ledger.IN, workspace, "id-" + name, value);
  }

  private static byte[] value(String name, String workspace, long number, @Nullable Instant due) {
    return Json.bytes(new Ledger.Entry(name, workspace, number, null, due));
  }
}
