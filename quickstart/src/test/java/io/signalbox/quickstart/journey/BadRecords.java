package io.signalbox.quickstart.journey;

import io.signalbox.contracts.Topics;
import io.signalbox.quickstart.client.Command;
import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.Partitions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records of every sort that is wrong, for every entry topic. */
final class BadRecords {
  static final String ELSEWHERE = "elsewhere";
  private static final int LARGE = 1_000_000;

  /** A command of each entry topic, right in all but what it is made wrong by. */
  private static final Map<String, Command> RIGHT =
      Map.of(
          Topics.CONTACTS_INBOUND,
          command(
              Topics.CONTACTS_INBOUND,
              "contact.submitted",
              "{\"channel\":\"email\",\"from\":{\"email\":\"x@example.org\"}}"),
          Topics.INGEST_COMMANDS,
          command(Topics.INGEST_COMMANDS, "contact.release", "{\"contactId\":\"none\"}"),
          Topics.ROUTING_COMMANDS,
          command(Topics.ROUTING_COMMANDS, "ticket.close", "{\"ticketId\":\"none\"}"),
          Topics.SLA_COMMANDS,
          command(
              Topics.SLA_COMMANDS, "calendar.define", "{\"id\":\"other\",\"timeZone\":\"UTC\"}"),
          Topics.SURVEY_COMMANDS,
          command(Topics.SURVEY_COMMANDS, "customer.opt-out", "{\"customerId\":\"none\"}"));

  private final Installation there;

  BadRecords(Installation there) {
    this.there = there;
  }

  /** A record, and the reason of the dead letter that it becomes. */
  record Bad(ProducerRecord<byte[], byte[]> record, String reason) {

    /** By what its dead letter is known, if it was put there. */
    String name(int partition, long offset) {
      var id = EnvelopeReader.text(record.headers(), HeaderNames.ID);
      return Buried.name(record.topic(), partition, offset, id == null ? "" : id);
    }
  }

  private static Command command(String topic, String type, String json) {
    return new Command(topic, type, "", "subject", json);
  }

  List<Bad> all() {
    return RIGHT.keySet().stream().sorted().flatMap(this::on).toList();
  }

  private Stream<Bad> on(String topic) {
    var right = RIGHT.get(topic);
    if (right == null) throw new IllegalArgumentException(topic);
    return Stream.concat(senders(right), values(right));
  }

  /** Nobody who may send this. */
  private Stream<Bad> senders(Command right) {
    var named = renamed(right, "sender");
    var agent = there.keys().agent();
    return Stream.of(
        bad(keyed(null, authorized(right, there.keys().admin())), "no-key"),
        bad(keyed(new byte[0], authorized(right, there.keys().admin())), "no-key"),
        bad(keyed(new byte[] {(byte) 0xff}, authorized(right, there.keys().admin())), "bad-key"),
        bad(
            keyed("x".repeat(300).getBytes(StandardCharsets.UTF_8), authorized(right, agent)),
            "bad-key"),
        bad(Form.BINARY.of(there.workspace(), named), "unauthorised"),
        bad(authorized(renamed(right, "unknown"), "sb_unknown"), "unauthorised"),
        bad(authorized(renamed(right, "huge"), "x".repeat(10_000)), "unauthorised"),
        bad(
            Form.header(
                Form.BINARY.of(there.workspace(), renamed(right, "forged")),
                HeaderNames.AUTHORIZATION,
                "Internal e30.AAAA"),
            "unauthorised"),
        bad(
            Form.BINARY.of(ELSEWHERE, renamed(right, "foreign"), there.keys().supervisor()),
            "unauthorised"),
        bad(authorized(renamed(right, "role"), there.keys().ops()), "forbidden"));
  }

  /** From an admin, and yet not to be read. */
  private Stream<Bad> values(Command right) {
    var deep = "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    return Stream.of(
        bad(valued(right, "empty", ""), "empty"),
        bad(valued(right, "broken", "{\"x\":"), "broken-json"),
        bad(valued(right, "twice", "{\"x\":1,\"x\":2}"), "broken-json"),
        bad(valued(right, "no object", "[]"), "schema"),
        bad(valued(right, "deep", deep), "too-deep"),
        bad(valued(right, "large", "{\"x\":\"" + "x".repeat(LARGE) + "\"}"), "too-large"),
        bad(valued(right, "schema", "{}"), "schema"),
        bad(latin1(right), "not-utf-8"),
        bad(
            authorized(
                new Command(right.topic(), "no.such", id(right, "no such"), "", right.json()),
                there.keys().admin()),
            "unknown-type"),
        bad(
            Form.header(valued(right, "time", right.json()), HeaderNames.TIME, "today"),
            "envelope"),
        bad(Form.header(valued(right, "hops", right.json()), HeaderNames.HOPS, "9"), "loop"),
        bad(
            valued(new Command(right.topic(), right.type(), "", "", ""), "", right.json()),
            "envelope"),
        bad(structured(right), "broken-json"),
        bad(misplaced(right), "unauthorised"));
  }

  private static Bad bad(ProducerRecord<byte[], byte[]> record, String reason) {
    return new Bad(record, reason);
  }

  private static String id(Command right, String what) {
    return what.isEmpty() ? "" : "bad " + right.topic() + " " + what;
  }

  private static Command renamed(Command right, String what) {
    return new Command(right.topic(), right.type(), id(right, what), "", right.json());
  }

  private ProducerRecord<byte[], byte[]> authorized(Command command, String key) {
    return Form.BINARY.of(there.workspace(), command, key);
  }

  private ProducerRecord<byte[], byte[]> valued(Command right, String what, String json) {
    return authorized(
        new Command(right.topic(), right.type(), id(right, what), "", json), there.keys().admin());
  }

  private static ProducerRecord<byte[], byte[]> keyed(
      byte @Nullable [] key, ProducerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(record.topic(), 0, key, record.value(), record.headers());
  }

  private ProducerRecord<byte[], byte[]> latin1(Command right) {
    var record = valued(right, "latin-1", "{}");
    var value = "{\"x\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    return new ProducerRecord<>(record.topic(), null, record.key(), value, record.headers());
  }

  private ProducerRecord<byte[], byte[]> structured(Command right) {
    var record = Form.STRUCTURED.of(there.workspace(), right, there.keys().admin());
    var half = Arrays.copyOf(record.value(), record.value().length / 2);
    return new ProducerRecord<>(record.topic(), null, record.key(), half, record.headers());
  }

  /** On a partition that its key does not belong to: passed on first, and refused there. */
  private ProducerRecord<byte[], byte[]> misplaced(Command right) {
    var record = authorized(renamed(right, Buried.MISPLACED), "sb_unknown");
    var home = Partitions.of(there.workspace(), Installation.PARTITIONS);
    return new ProducerRecord<>(
        record.topic(),
        (home + 1) % Installation.PARTITIONS,
        record.key(),
        record.value(),
        record.headers());
  }
}
