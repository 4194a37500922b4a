package io.signalbox.runtime.loop;

import io.signalbox.runtime.delivery.OwnRecord;
import io.signalbox.runtime.delivery.Report;
import io.signalbox.runtime.log.Envelope;
import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Protocol.BadRecord;
import io.signalbox.runtime.shard.Protocol.UnknownType;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.shard.ServiceSpec;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Decodes records: pure per record, on a pool of cores, results in the batch's order. */
final class Preparer {
  /** Fewer records than this are not worth another thread. */
  private static final int CHUNK = 64;

  private final ServiceSpec spec;
  private final Authorizer authorizer;
  private final int partitions;
  private final @Nullable ExecutorService pool;
  private final Map<String, ServiceSpec.Entry> entries;

  Preparer(
      ServiceSpec spec, Authorizer authorizer, int partitions, @Nullable ExecutorService pool) {
    this.spec = spec;
    this.authorizer = authorizer;
    this.partitions = partitions;
    this.pool = pool;
    this.entries =
        spec.entries().stream()
            .collect(Collectors.toMap(ServiceSpec.Entry::topic, Function.identity()));
  }

  /** All of them, in order. */
  List<Item.Read> prepare(List<ConsumerRecord<byte[], byte[]>> records) {
    var workers = pool;
    if (workers == null || records.size() < 2 * CHUNK) {
      return records.stream().map(this::prepare).toList();
    }
    var chunks =
        IntStream.iterate(0, from -> from < records.size(), from -> from + CHUNK)
            .mapToObj(from -> records.subList(from, Math.min(records.size(), from + CHUNK)))
            .<Callable<List<Item.Read>>>map(
                chunk -> () -> chunk.stream().map(this::prepare).toList())
            .toList();
    try {
      var prepared = new ArrayList<Item.Read>(records.size());
      for (var chunk : workers.invokeAll(chunks)) prepared.addAll(chunk.get());
      return prepared;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while decoding", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) throw error;
      throw new IllegalStateException("decoding failed", e.getCause());
    }
  }

  private Item.Read prepare(ConsumerRecord<byte[], byte[]> raw) {
    var entry = entries.get(raw.topic());
    var mark = raw.key() == null ? mark(raw, entry != null) : null;
    if (mark != null) return mark;
    return entry == null ? inner(raw) : entry(raw, entry);
  }

  /** A marker or a watermark of ours; null for what only looks like one. */
  private Item.@Nullable Read mark(ConsumerRecord<byte[], byte[]> raw, boolean entry) {
    var headers = raw.headers();
    var type = EnvelopeReader.text(headers, HeaderNames.TYPE);
    if (!(entry ? HeaderNames.MARKER_TYPE : HeaderNames.WATERMARK_TYPE).equals(type)) return null;
    var source = EnvelopeReader.text(headers, HeaderNames.SOURCE);
    var time = EnvelopeReader.text(headers, HeaderNames.TIME);
    if (source == null || time == null) return null;
    try {
      var at = Instant.parse(time).toEpochMilli();
      if (!entry) return new Item.Watermark(raw, at, source);
      if (authorizer.authorize(raw, "").role() != Role.SYSTEM) return null;
      var wantedOn = EnvelopeReader.text(headers, HeaderNames.WANTED_ON);
      var outputs = wantedOn == null ? List.<String>of() : List.of(wantedOn.split(",", -1));
      return new Item.Marker(raw, raw.timestamp(), outputs, at);
    } catch (Authorizer.Refused | DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private Item.Read entry(ConsumerRecord<byte[], byte[]> raw, ServiceSpec.Entry entry) {
    var workspace = "";
    Envelope envelope = null;
    Actor sender = null;
    try {
      workspace = workspace(raw.key());
      var home = Partitions.of(raw.key(), partitions);
      if (home != raw.partition()) return elsewhere(raw, home, workspace);
      sender = authorizer.authorize(raw, workspace);
      envelope = EnvelopeReader.read(raw, entry.plainType());
      checkHops(envelope);
      var topic = topicOf(raw, envelope);
      var body = decode(topic, envelope);
      if (!allowed(sender, topic, envelope.type(), body)) {
        var detail = sender.role().wire() + " may not send this";
        return bad(raw, workspace, envelope, null, "forbidden", detail);
      }
      return new Item.Ready(
          raw,
          raw.timestamp(),
          true,
          entry.audited() && !(body instanceof Report),
          workspace,
          envelope,
          body,
          sender);
    } catch (BadRecord e) {
      return bad(raw, workspace, envelope, sender, e.reason(), describe(e));
    } catch (UnknownType e) {
      return bad(raw, workspace, envelope, sender, "unknown-type", describe(e));
    } catch (Authorizer.Refused e) {
      return bad(raw, workspace, envelope, null, "unauthorised", describe(e));
    } catch (RuntimeException e) {
      return bad(raw, workspace, envelope, sender, "undecodable", e.toString());
    }
  }

  /** What is about our own calls to the outside is for the loop; all else is the service's. */
  private Object decode(String topic, Envelope envelope) throws BadRecord, UnknownType {
    var own = OwnRecord.read(envelope.type(), envelope.value());
    return own != null ? own : spec.protocol().decode(topic, envelope.type(), envelope.value());
  }

  /** Its sender is known here and vouched for there, so that no key is kept on the way. */
  private Item.Read elsewhere(ConsumerRecord<byte[], byte[]> raw, int home, String workspace)
      throws BadRecord, Authorizer.Refused {
    var sender = authorizer.authorize(raw, workspace);
    var passedOn = Announcer.passOn(raw, home, sender, authorizer);
    if (passedOn.bytes() > OutRecord.BYTES_MAX) {
      throw new BadRecord(
          "too-large", passedOn.bytes() + " bytes on the wrong partition cannot be passed on");
    }
    return new Item.Elsewhere(raw, raw.timestamp(), passedOn);
  }

  /**
   * A record of an inner topic that is replayed comes by an entry topic: it was numbered and
   * counted, and the numbers of its own topic are its writer's.
   */
  private static String topicOf(ConsumerRecord<byte[], byte[]> raw, Envelope envelope) {
    var inner =
        envelope.replayOf() == null
            ? null
            : EnvelopeReader.text(raw.headers(), HeaderNames.REPLAY_TOPIC);
    return inner == null ? raw.topic() : inner;
  }

  /** What our services say to one another, only they say again: the edge, for who replays it. */
  private boolean allowed(Actor sender, String topic, String type, Object body) {
    var role = sender.role();
    if (spec.inners().contains(topic) || body instanceof Report) return role == Role.SYSTEM;
    if (body instanceof OwnRecord) return role == Role.OPS || role == Role.ADMIN;
    return entries.containsKey(topic) && spec.protocol().allowed(sender, topic, type, body);
  }

  private Item.Read inner(ConsumerRecord<byte[], byte[]> raw) {
    var workspace = "";
    Envelope envelope = null;
    try {
      workspace = workspace(raw.key());
      var skipped = skipped(raw);
      if (skipped != null) return skipped;
      envelope = EnvelopeReader.read(raw, "");
      if (envelope.sequence() < 0 || envelope.time() < 0 || envelope.source().isEmpty()) {
        throw new BadRecord("envelope", "an inner record needs ce_source, ce_sequence, ce_time");
      }
      checkHops(envelope);
      var body = spec.protocol().decode(raw.topic(), envelope.type(), envelope.value());
      return new Item.Ready(
          raw, envelope.time(), false, false, workspace, envelope, body, Actor.SYSTEM);
    } catch (UnknownType e) {
      return new Item.Unknown(
          raw, raw.timestamp(), envelope == null ? "" : envelope.source(), sequence(envelope));
    } catch (BadRecord e) {
      return bad(raw, workspace, envelope, null, e.reason(), describe(e));
    } catch (RuntimeException e) {
      return bad(raw, workspace, envelope, null, "undecodable", e.toString());
    }
  }

  /**
   * Most of what is on an inner topic does not concern a reader: of that only the headers that
   * place it are read. Null for what concerns us, and for what must become a dead letter.
   */
  private Item.@Nullable Skipped skipped(ConsumerRecord<byte[], byte[]> raw) throws BadRecord {
    var type = EnvelopeReader.text(raw.headers(), HeaderNames.TYPE);
    if (type == null || spec.protocol().concerns(raw.topic(), HeaderNames.shortType(type))) {
      return null;
    }
    var place = EnvelopeReader.numbered(raw.headers());
    return place == null || place.hops() > LoopSettings.HOPS_MAX
        ? null
        : new Item.Skipped(raw, place.time(), place.source(), place.sequence());
  }

  private static void checkHops(Envelope envelope) throws BadRecord {
    if (envelope.hops() > LoopSettings.HOPS_MAX) {
      throw new BadRecord("loop", "passed on " + envelope.hops() + " times");
    }
  }

  /**
   * @param sender whose key or token is good for this workspace; whether it may send this is known
   *     only of what could be read
   */
  private Item.Bad bad(
      ConsumerRecord<byte[], byte[]> raw,
      String workspace,
      @Nullable Envelope envelope,
      @Nullable Actor sender,
      String reason,
      String detail) {
    var entry = entries.containsKey(raw.topic());
    var at = entry || envelope == null || envelope.time() < 0 ? raw.timestamp() : envelope.time();
    return new Item.Bad(
        raw,
        at,
        entry,
        workspace,
        envelope == null || sender == null ? "" : envelope.id(),
        envelope == null ? "" : envelope.source(),
        sequence(envelope),
        sender == null ? null : EnvelopeReader.text(raw.headers(), HeaderNames.REPLAY_OF),
        null,
        reason,
        detail);
  }

  private static long sequence(@Nullable Envelope envelope) {
    return envelope == null ? -1 : envelope.sequence();
  }

  private static String describe(Exception e) {
    var message = e.getMessage();
    return message == null ? e.toString() : message;
  }

  private static String workspace(byte @Nullable [] key) throws BadRecord {
    if (key == null || key.length == 0) {
      throw new BadRecord("no-key", "the record's key must be the workspace");
    }
    var text = new String(key, StandardCharsets.UTF_8);
    // what is no UTF-8 becomes this character, which no workspace has in its id
    if (text.indexOf('\uFFFD') >= 0) throw new BadRecord("bad-key", "the key is not UTF-8");
    if (text.length() > EnvelopeReader.NAME_CHARACTERS_MAX || !EnvelopeReader.printable(text)) {
      throw new BadRecord("bad-key", "the key is no workspace id");
    }
    return text;
  }
}
