package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.TopicLimits;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.ShardState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Gives an outgoing event its headers: id, source, sequence, time, trace. */
final class Announcer {
  private static final int SEQUENCE_DIGITS = 20;

  // the same for every event
  private static final Header SPEC_VERSION = OutRecord.header(HeaderNames.SPEC_VERSION, "1.0");
  private static final Header JSON = OutRecord.header(HeaderNames.CONTENT_TYPE, "application/json");

  private final ServiceSpec spec;
  private final TopicLimits limits;
  private final Set<String> numbered;
  private final Authorizer authorizer;

  /**
   * @param authorizer vouches for what goes to entry topics
   */
  Announcer(ServiceSpec spec, TopicLimits limits, Authorizer authorizer) {
    this.spec = spec;
    this.limits = limits;
    this.numbered = new HashSet<>(spec.outputs());
    this.authorizer = authorizer;
  }

  /** What caused an event: all that its headers take from it. */
  record Cause(String id, String correlationId, int hops, Instant at) {
    /** The same for an event: hops count what one cause leads to, not all that ever touched it. */
    Cause of(Outgoing event) {
      return event.anew() ? new Cause(id, event.subject(), 0, at) : this;
    }
  }

  /** {@code /routing/shards/3/}: what all sources of one shard begin with. */
  static String sourcePrefix(ServiceSpec spec, int shard) {
    return sourcePrefix(spec.name(), shard);
  }

  static String sourcePrefix(String service, int shard) {
    return "/" + service + "/shards/" + shard + "/";
  }

  private static String id(Outgoing event, Cause cause, int place) {
    var given = event.id();
    if (given != null) return given;
    return Ids.hash(event.workspace(), cause.id(), event.topic(), Integer.toString(place))
        .toString();
  }

  /** The record of the cause's event of that place. */
  OutRecord announce(Outgoing event, Cause cause, int place, int shard, ShardState state) {
    var headers = new ArrayList<Header>(12);
    headers.add(SPEC_VERSION);
    headers.add(JSON);
    headers.add(OutRecord.header(HeaderNames.ID, id(event, cause, place)));
    headers.add(OutRecord.header(HeaderNames.SUBJECT, event.subject()));
    var story = cause.of(event);
    headers.add(OutRecord.header(HeaderNames.CORRELATION, story.correlationId()));
    headers.add(OutRecord.header(HeaderNames.CAUSATION, cause.id()));
    var isNumbered = numbered.contains(event.topic());
    // readers look from the end, and of most records at no more than what follows here
    headers.add(OutRecord.header(HeaderNames.HOPS, Integer.toString(story.hops() + 1)));
    headers.add(OutRecord.header(HeaderNames.TIME, cause.at().toString()));
    headers.add(
        OutRecord.header(HeaderNames.SOURCE, sourcePrefix(spec, shard) + state.incarnation));
    if (isNumbered) {
      var sequence = state.nextSequence(event.topic());
      headers.add(OutRecord.header(HeaderNames.SEQUENCE, number(sequence)));
    }
    headers.add(OutRecord.header(HeaderNames.TYPE, HeaderNames.wireType(event.type())));
    var record =
        new OutRecord(
            event.topic(),
            shard,
            event.workspace().getBytes(StandardCharsets.UTF_8),
            spec.protocol().encode(event.body()),
            headers);
    if (!isNumbered) {
      var ourselves = new Actor(spec.name(), Role.SYSTEM, event.workspace(), null);
      headers.add(vouched(ourselves, record, authorizer));
    }
    var max = limits.of(event.topic());
    if (record.bytes() > max) throw new EventTooLargeException(event, record.bytes(), max);
    return record;
  }

  /** Twenty digits, so that numbers sort as texts. */
  private static String number(long sequence) {
    var digits = Long.toString(sequence);
    return "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
  }

  private static Header vouched(Actor actor, OutRecord record, Authorizer authorizer) {
    return OutRecord.header(HeaderNames.AUTHORIZATION, authorizer.vouch(actor, record));
  }

  /** A record as a dead letter keeps it: as it came, but for keys, of which the prefix is left. */
  OutRecord kept(ConsumerRecord<byte[], byte[]> raw) {
    var headers = new ArrayList<Header>();
    for (var header : raw.headers()) {
      var value = header.value();
      headers.add(
          value == null
              ? header
              : new RecordHeader(header.key(), authorizer.withoutSecret(header.key(), value)));
    }
    return new OutRecord(raw.topic(), raw.partition(), raw.key(), orEmpty(raw.value()), headers);
  }

  /** The record for the dead letters' topic: what is kept of it, and why. */
  static OutRecord bury(
      OutRecord kept, long offset, String service, String reason, Instant at, String id) {
    var why =
        List.of(
            OutRecord.header("dead_id", id),
            OutRecord.header(HeaderNames.DEAD_REASON, reason),
            OutRecord.header(HeaderNames.DEAD_AT, at.toString()),
            OutRecord.header(HeaderNames.DEAD_OFFSET, Long.toString(offset)));
    var topic = HeaderNames.deadTopic(kept.topic(), service);
    var headers = new ArrayList<Header>();
    for (var header : kept.headers()) {
      headers.add(new RecordHeader(header.key(), orEmpty(header.value())));
    }
    headers.addAll(why);
    var whole = new OutRecord(topic, kept.partition(), kept.key(), kept.value(), headers);
    if (whole.bytes() <= OutRecord.BYTES_MAX) return whole;
    // it came compressed, or fitted without the reason: the table has it whole
    var cut = new ArrayList<>(why);
    cut.add(OutRecord.header(HeaderNames.DEAD_CUT, Long.toString(whole.bytes())));
    return new OutRecord(topic, kept.partition(), null, new byte[0], cut);
  }

  private static byte[] orEmpty(byte @Nullable [] bytes) {
    return bytes == null ? new byte[0] : bytes;
  }

  /** A marker for the same partition of an entry topic, ours or one upstream. */
  OutRecord marker(String topic, int shard, List<String> wantedOn, long past, ShardState state) {
    var headers = mark(HeaderNames.MARKER_TYPE, topic, shard, past, state);
    headers.add(OutRecord.header(HeaderNames.WANTED_ON, String.join(",", wantedOn)));
    var record = new OutRecord(topic, shard, null, new byte[0], headers);
    headers.add(vouched(new Actor(spec.name(), Role.SYSTEM, "", null), record, authorizer));
    return record;
  }

  /** A watermark for one of our outputs. */
  OutRecord watermark(String topic, int shard, long watermark, ShardState state) {
    var headers = mark(HeaderNames.WATERMARK_TYPE, topic, shard, watermark, state);
    return new OutRecord(topic, shard, null, new byte[0], headers);
  }

  private List<Header> mark(String type, String topic, int shard, long time, ShardState state) {
    var source = sourcePrefix(spec, shard) + state.incarnation;
    var headers = new ArrayList<Header>(7);
    headers.add(SPEC_VERSION);
    headers.add(
        OutRecord.header(HeaderNames.ID, Ids.hash(source, topic, Long.toString(time)).toString()));
    headers.add(OutRecord.header(HeaderNames.TYPE, type));
    headers.add(OutRecord.header(HeaderNames.SOURCE, source));
    headers.add(OutRecord.header(HeaderNames.TIME, Instant.ofEpochMilli(time).toString()));
    return headers;
  }

  /**
   * The same record for another partition, vouched for; what only its place names takes that along
   * as its id.
   */
  static OutRecord passOn(
      ConsumerRecord<byte[], byte[]> raw, int partition, Actor sender, Authorizer authorizer) {
    var headers = new ArrayList<Header>();
    for (var header : raw.headers()) {
      if (!header.key().equalsIgnoreCase(HeaderNames.AUTHORIZATION)) {
        headers.add(new RecordHeader(header.key(), orEmpty(header.value())));
      }
    }
    if (raw.headers().lastHeader(HeaderNames.TYPE) == null
        && raw.headers().lastHeader(HeaderNames.ID) == null) {
      headers.add(OutRecord.header(HeaderNames.ID, EnvelopeReader.place(raw)));
    }
    var record = new OutRecord(raw.topic(), partition, raw.key(), orEmpty(raw.value()), headers);
    headers.add(vouched(sender, record, authorizer));
    return record;
  }
}
