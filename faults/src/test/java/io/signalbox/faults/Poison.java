package io.signalbox.faults;

import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that can't be decided.
 *
 * @param reason what its dead letter must say
 */
record Poison(String name, String reason, ProducerRecord<byte[], byte[]> record) {
  private static final String WORKSPACE = "north";

  /** All we know of, each with ids of this round. */
  static List<Poison> all(int round) {
    var all = new ArrayList<Poison>();
    values(round, all);
    rules(round, all);
    envelopes(round, all);
    keys(round, all);
    return all;
  }

  /** What is small on the wire only because it is compressed. */
  static List<Poison> bombs() {
    var all = new ArrayList<Poison>();
    add(all, 0, "bomb", "too-large", large(3_900_000));
    var elsewhere = add(all, 0, "bomb-elsewhere", "too-large", large(3_900_000));
    all.removeLast();
    all.add(new Poison("bomb-elsewhere", "too-large", Fine.misplaced(elsewhere)));
    return all;
  }

  /** Whether its id could be read, so that its sender is told. */
  boolean answered() {
    return !List.of("empty", "envelope", "no-key", "bad-key").contains(reason)
        && !name.equals("bomb-elsewhere");
  }

  /** How many of a round work once rule and table are put right. */
  static int mendable() {
    return 2;
  }

  private static void values(int round, List<Poison> all) {
    add(all, round, "no-value", "empty", null);
    add(all, round, "empty", "empty", new byte[0]);
    add(all, round, "not-utf-8", "not-utf-8", new byte[] {'{', '"', (byte) 0xC3, '(', '"', '}'});
    add(all, round, "broken", "broken-json", bytes("{\"id\":\"x\""));
    add(
        all,
        round,
        "raw-nul",
        "broken-json",
        bytes("{\"id\":\"\0\",\"workspace\":\"w\",\"number\":1}"));
    add(
        all,
        round,
        "twice",
        "broken-json",
        bytes("{\"id\":\"a\",\"id\":\"b\",\"workspace\":\"w\",\"number\":1}"));
    add(all, round, "null", "schema", bytes("null"));
    add(all, round, "schema", "schema", bytes("{\"id\":7,\"workspace\":\"w\"}"));
    add(
        all,
        round,
        "no-time",
        "schema",
        bytes("{\"id\":\"a\",\"workspace\":\"w\",\"number\":1,\"due\":\"soon\"}"));
    add(all, round, "deep", "too-deep", bytes("[".repeat(10_000) + "]".repeat(10_000)));
    add(all, round, "megabyte", "too-large", large(1_000_000));
    add(all, round, "to-the-brim", "too-large", large((1 << 20) - 2_500));
    add(all, round, "huge", "too-large", large(1_500_000));
  }

  private static void rules(int round, List<Poison> all) {
    add(all, round, "throw", "undecidable", value(round, "throw", "throw"));
    add(all, round, "mute", "undecidable", value(round, "mute", "mute"));
    add(all, round, "swell", "event-too-large", value(round, "swell", "swell"));
    add(
        all,
        round,
        "inapplicable",
        "cannot-be-applied",
        value(round, "inapplicable", "inapplicable"));
    add(
        all,
        round,
        "long-note",
        "refused-by-database",
        value(round, "long-note", "more than twenty characters"));
    add(all, round, "long-id", "refused-by-database", value(round, "x".repeat(101), null));
  }

  private static void envelopes(int round, List<Poison> all) {
    var fine = value(round, "never", null);
    add(
        all,
        round,
        "unknown-type",
        "unknown-type",
        fine,
        HeaderNames.TYPE,
        "io.signalbox.nonsense.v1");
    add(
        all,
        round,
        "later-version",
        "unknown-type",
        fine,
        HeaderNames.TYPE,
        "io.signalbox.enter.v2");
    add(all, round, "long-ce-id", "envelope", fine, HeaderNames.ID, "i".repeat(201));
    add(all, round, "nul-ce-id", "envelope", fine, HeaderNames.ID, "a\0b");
    add(all, round, "no-ce-id", "envelope", fine, HeaderNames.ID, "");
    add(all, round, "ce-time", "envelope", fine, HeaderNames.TIME, "yesterday");
    add(all, round, "ninth-hop", "loop", fine, HeaderNames.HOPS, "9");
    add(all, round, "no-hops", "envelope", fine, HeaderNames.HOPS, "-1");
    add(all, round, "long-name", "broken-json", bytes("{"), "n".repeat(70_000), "v");
    var many = add(all, round, "headers", "broken-json", bytes("{"));
    for (var i = 0; i < 10_000; i++) many.headers().add("h" + i, new byte[] {(byte) i});
    var dirty = add(all, round, "dirty-headers", "broken-json", bytes("{"));
    dirty.headers().add("none", null).add("", new byte[] {-1, 0}).add("ключ\0", new byte[0]);
  }

  private static void keys(int round, List<Poison> all) {
    key(all, round, "no-key", "no-key", null);
    key(all, round, "empty-key", "no-key", new byte[0]);
    key(all, round, "not-utf-8-key", "bad-key", new byte[] {'n', (byte) 0xFF});
    key(all, round, "nul-key", "bad-key", bytes("nor\0th"));
    key(all, round, "long-key", "bad-key", bytes("w".repeat(201)));
  }

  private static void key(
      List<Poison> all, int round, String name, String reason, byte @Nullable [] key) {
    var headers = headers(round, name);
    all.add(
        new Poison(
            name,
            reason,
            new ProducerRecord<>(
                Ledger.IN, round % 2, null, key, value(round, name, null), headers)));
  }

  private static ProducerRecord<byte[], byte[]> add(
      List<Poison> all,
      int round,
      String name,
      String reason,
      byte @Nullable [] value,
      String... headers) {
    var record = Kafka.entry(Ledger.IN, WORKSPACE, id(round, name), value);
    for (var i = 0; i < headers.length; i += 2) {
      record.headers().remove(headers[i]).add(OutRecord.header(headers[i], headers[i + 1]));
    }
    all.add(new Poison(name, reason, record));
    return record;
  }

  private static List<Header> headers(int round, String name) {
    return List.of(
        OutRecord.header(HeaderNames.ID, id(round, name)),
        OutRecord.header(HeaderNames.TYPE, HeaderNames.wireType("enter")));
  }

  static String id(int round, String name) {
    return "bad-" + round + "-" + name;
  }

  private static byte[] value(int round, String name, @Nullable String note) {
    var number = 1_000_000 + round;
    return Json.bytes(new Ledger.Entry(id(round, name), WORKSPACE, number, note, (Instant) null));
  }

  private static byte[] large(int bytes) {
    var text =
        new StringBuilder("{\"id\":\"large\",\"workspace\":\"north\",\"number\":1,\"note\":\"");
    return bytes(text.append("x".repeat(bytes - text.length() - 2)).append("\"}").toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
