package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.TopicLimits;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.ShardState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
  private final Function<String, String> credentials;

  /**
   * @param credentials what the header {@code authorization} holds on entry topics, by workspace
   */
  Announcer(ServiceSpec spec, TopicLimits limits, Function<String, String> credentials) {
    this.spec = spec;
    this.limits = limits;
    this.numbered = new HashSet<>(spec.outputs());
    this.credentials = credentials;
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
    return "/" + spec.name() + "/shards/" + shard + "/";
  }

  private static String id(Outgoing event, Cause cause, int place) {
    var given = event.id();
    if (given != null) return given;
    return Ids.hash(event.workspace(), cause.id(), event.topic(), Integer.toString(place))
        .toString();
  }

  /** The record of the cause's event of that place. */
  OutRecord announce(Outgoing event, Cause cause, int place, int shard, ShardState state) {
    var headers = new ArrayList<Header>(13);
    headers.add(SPEC_VERSION);
    headers.add(OutRecord.header(HeaderNames.ID, id(event, cause, place)));
    headers.add(OutRecord.header(HeaderNames.TYPE, HeaderNames.wireType(event.type())));
    headers.add(
        OutRecord.header(HeaderNames.SOURCE, sourcePrefix(spec, shard) + state.incarnation));
    headers.add(OutRecord.header(HeaderNames.TIME, cause.at().toString()));
    headers.add(OutRecord.header(HeaderNames.SUBJECT, event.subject()));
    headers.add(JSON);
    var story = cause.of(event);
    headers.add(OutRecord.header(HeaderNames.CORRELATION, story.correlationId()));
    headers.add(OutRecord.header(HeaderNames.CAUSATION, cause.id()));
    headers.add(OutRecord.header(HeaderNames.HOPS, Integer.toString(story.hops() + 1)));
    if (numbered.contains(event.topic())) {
      var sequence = state.nextSequence(event.topic());
      headers.add(OutRecord.header(HeaderNames.SEQUENCE, number(sequence)));
    } else {
      headers.add(
          OutRecord.header(HeaderNames.AUTHORIZATION, credentials.apply(event.workspace())));
    }
    var record =
        new OutRecord(
            event.topic(),
            shard,
            event.workspace().getBytes(StandardCharsets.UTF_8),
            spec.protocol().encode(event.body()),
            headers);
    var max = limits.of(event.topic());
    if (record.bytes() > max) throw new EventTooLargeException(event, record.bytes(), max);
    return record;
  }

  /** Twenty digits, so that numbers sort as texts. */
  private static String number(long sequence) {
    var digits = Long.toString(sequence);
    return "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
  }

  /**
   * The record for the dead letters: the original bytes and headers, and why. But for the key: the
   * table has it, for the replay, while whoever may look for what went wrong reads this topic.
   */
  OutRecord bury(ConsumerRecord<byte[], byte[]> raw, String reason, Instant at, String id) {
    var why =
        List.of(
            OutRecord.header("dead_id", id),
            OutRecord.header(HeaderNames.DEAD_REASON, reason),
            OutRecord.header(HeaderNames.DEAD_AT, at.toString()),
            OutRecord.header(HeaderNames.DEAD_OFFSET, Long.toString(raw.offset())));
    var topic = HeaderNames.deadTopic(raw.topic(), spec.name());
    var headers = copy(raw);
    headers.removeIf(header -> header.key().equals(HeaderNames.AUTHORIZATION));
    headers.addAll(why);
    var whole = new OutRecord(topic, raw.partition(), raw.key(), orEmpty(raw.value()), headers);
    if (whole.bytes() <= OutRecord.BYTES_MAX) return whole;
    // it came compressed, or fitted without the reason: the table has it whole
    var cut = new ArrayList<>(why);
    cut.add(OutRecord.header(HeaderNames.DEAD_CUT, Long.toString(whole.bytes())));
    return new OutRecord(topic, raw.partition(), null, new byte[0], cut);
  }

  private static List<Header> copy(ConsumerRecord<byte[], byte[]> raw) {
    var headers = new ArrayList<Header>();
    for (var header : raw.headers()) {
      headers.add(new RecordHeader(header.key(), orEmpty(header.value())));
    }
    return headers;
  }

  private static byte[] orEmpty(byte @Nullable [] bytes) {
    return bytes == null ? new byte[0] : bytes;
  }

  /**
   * The same record for another partition; what only its place names takes that along as its id.
   */
  static OutRecord passOn(ConsumerRecord<byte[], byte[]> raw, int partition) {
    var headers = copy(raw);
    if (raw.headers().lastHeader(HeaderNames.TYPE) == null
        && raw.headers().lastHeader(HeaderNames.ID) == null) {
      headers.add(OutRecord.header(HeaderNames.ID, EnvelopeReader.place(raw)));
    }
    return new OutRecord(raw.topic(), partition, raw.key(), orEmpty(raw.value()), headers);
  }
}
