package io.signalbox.runtime.loop;

import io.signalbox.runtime.log.EnvelopeReader;
import io.signalbox.runtime.log.Names;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.store.ShardState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Gives an outgoing event its headers: id, source, sequence, time, trace. */
final class Announcer {
  private final ServiceSpec spec;
  private final Set<String> numbered;
  private final Function<String, String> credentials;

  /**
   * @param credentials what the header {@code authorization} holds on entry topics, by workspace
   */
  Announcer(ServiceSpec spec, Function<String, String> credentials) {
    this.spec = spec;
    this.numbered = new HashSet<>(spec.outputs());
    this.credentials = credentials;
  }

  /** What caused an event: all that its headers take from it. */
  record Cause(String id, String correlationId, int hops, Instant at) {}

  /** {@code /routing/shards/3/}: what all sources of one shard begin with. */
  static String sourcePrefix(ServiceSpec spec, int shard) {
    return "/" + spec.name() + "/shards/" + shard + "/";
  }

  /** The record of the cause's event of that place. */
  OutRecord announce(Outgoing event, Cause cause, int place, int shard, ShardState state) {
    var headers = new ArrayList<Header>(13);
    var given = event.id();
    var id =
        given != null
            ? given
            : Ids.hash(event.workspace(), cause.id(), event.topic(), Integer.toString(place))
                .toString();
    headers.add(OutRecord.header(Names.SPEC_VERSION, "1.0"));
    headers.add(OutRecord.header(Names.ID, id));
    headers.add(OutRecord.header(Names.TYPE, Names.wireType(event.type())));
    headers.add(
        OutRecord.header(Names.SOURCE, sourcePrefix(spec, shard) + state.incarnation));
    headers.add(OutRecord.header(Names.TIME, cause.at().toString()));
    headers.add(OutRecord.header(Names.SUBJECT, event.subject()));
    headers.add(OutRecord.header(Names.CONTENT_TYPE, "application/json"));
    headers.add(OutRecord.header(Names.CORRELATION, cause.correlationId()));
    headers.add(OutRecord.header(Names.CAUSATION, cause.id()));
    headers.add(OutRecord.header(Names.HOPS, Integer.toString(cause.hops() + 1)));
    if (numbered.contains(event.topic())) {
      var sequence = state.nextSequence(event.topic());
      headers.add(OutRecord.header(Names.SEQUENCE, "%020d".formatted(sequence)));
    } else {
      headers.add(OutRecord.header(Names.AUTHORIZATION, credentials.apply(event.workspace())));
    }
    return new OutRecord(
        event.topic(),
        shard,
        event.workspace().getBytes(StandardCharsets.UTF_8),
        spec.protocol().encode(event.body()),
        headers);
  }

  /** The record for the dead letters: the original bytes and headers, and why. */
  OutRecord bury(ConsumerRecord<byte[], byte[]> raw, String reason, Instant at, String id) {
    var headers = new ArrayList<Header>();
    for (var header : raw.headers()) {
      headers.add(
          new RecordHeader(header.key(), header.value() == null ? new byte[0] : header.value()));
    }
    headers.add(OutRecord.header("dead_id", id));
    headers.add(OutRecord.header(Names.DEAD_REASON, reason));
    headers.add(OutRecord.header(Names.DEAD_AT, at.toString()));
    headers.add(OutRecord.header(Names.DEAD_OFFSET, Long.toString(raw.offset())));
    return new OutRecord(
        Names.deadTopic(raw.topic(), spec.name()),
        raw.partition(),
        raw.key(),
        raw.value() == null ? new byte[0] : raw.value(),
        headers);
  }

  /** The same record for another partition; what only its place names takes that along as its id. */
  static OutRecord passOn(ConsumerRecord<byte[], byte[]> raw, int partition) {
    var headers = new ArrayList<Header>();
    for (var header : raw.headers()) {
      headers.add(
          new RecordHeader(header.key(), header.value() == null ? new byte[0] : header.value()));
    }
    if (raw.headers().lastHeader(Names.TYPE) == null && raw.headers().lastHeader(Names.ID) == null) {
      headers.add(OutRecord.header(Names.ID, EnvelopeReader.place(raw)));
    }
    return new OutRecord(
        raw.topic(), partition, raw.key(), raw.value() == null ? new byte[0] : raw.value(), headers);
  }
}
