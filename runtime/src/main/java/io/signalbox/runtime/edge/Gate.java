package io.signalbox.runtime.edge;

import static io.signalbox.runtime.log.OutRecord.header;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.context.ServerRequestContext;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.security.InternalToken;
import io.signalbox.runtime.settings.ServiceSettings;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.ServiceSpec;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Where requests become records: checked for permission and form, then on an entry topic, and only
 * then answered.
 */
@Singleton
@Requires(beans = ServiceSpec.class)
public final class Gate {
  private static final String TRACE = "traceparent";
  private static final Pattern TRACE_FORM =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private final String commands;
  private final ServiceSettings settings;
  private final FormCheck form;
  private final EntryProducer producer;
  private final InternalToken internal;
  private final Idempotency idempotency;
  private final Waiting waiting;
  private final Limits limits;
  private final InstantSource clock;

  /**
   * One of several records of the same type.
   *
   * @param id {@code ce_id}: a record with an id seen before is recognised as a repeat
   * @param subject what it is about
   * @param body a record, or the JSON as it was sent, as {@code byte[]}
   * @param requestHash of the request, where it may come again under this id; see {@link
   *     Idempotency}
   */
  public record Entry(String id, String subject, Object body, @Nullable String requestHash) {
    /** One that is known by its id alone. */
    public Entry(String id, String subject, Object body) {
      this(id, subject, body, null);
    }
  }

  Gate(
      ServiceSpec spec,
      ServiceSettings settings,
      EntryProducer producer,
      InternalToken internal,
      Idempotency idempotency,
      Waiting waiting,
      Limits limits,
      InstantSource clock) {
    this.commands = spec.commands();
    this.settings = settings;
    this.form = new FormCheck(spec.protocol());
    this.producer = producer;
    this.internal = internal;
    this.idempotency = idempotency;
    this.waiting = waiting;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Checks permission and schema, appends to the entry topic, waits for Kafka's acknowledgement.
   *
   * @param type short name, such as {@code contact.submitted}
   * @param route what is asked for: the same key on another route is another request
   * @param body the JSON as it was sent
   * @return the record's id, which is its subject too
   * @throws Problem 400, 403 or 413 when it is refused, 422 when the key came before with another
   *     body, 503 when Kafka does not acknowledge in 5 s
   */
  public String append(
      Actor actor,
      String topic,
      String type,
      String route,
      byte[] body,
      @Nullable String idempotencyKey) {
    var value = form.check(actor, topic, type, new Entry("", "", body), null);
    var claim = idempotency.claim(actor, route, idempotencyKey, value);
    var entry = new Entry(claim.id(), claim.id(), value, claim.requestHash());
    producer.send(List.of(record(actor, topic, type, entry, value)));
    return claim.id();
  }

  /**
   * Takes a request of so many entries from what the actor's key may ask, before anything is done
   * for them. The request itself has been counted as one.
   *
   * @throws Problem 429 when they are not there
   */
  public void take(Actor actor, int entries) {
    limits.take(actor.name(), entries - 1);
  }

  /** Appends several, after {@link #take}: none is appended when one is refused. */
  public void appendAll(Actor actor, String topic, String type, List<Entry> entries) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      var value = form.check(actor, topic, type, entry, entries.size() == 1 ? null : i);
      records.add(record(actor, topic, type, entry, value));
    }
    producer.send(records);
  }

  /**
   * Appends, then waits up to two seconds for the outcome: 200 with its body, a problem 409 with
   * its reason, or 202 with the {@code Location} where it will be.
   *
   * @param idempotencyKey of the request: the same one again gets the first outcome
   */
  public HttpResponse<?> command(
      Actor actor,
      String topic,
      String type,
      String subject,
      Object body,
      @Nullable String idempotencyKey) {
    var unnamed = new Entry("", subject, body);
    var value = form.check(actor, topic, type, unnamed, null);
    return decided(actor, topic, type, subject, value, idempotencyKey);
  }

  /**
   * The same for what is the runtime's own, and has no schema of the service.
   *
   * @param actor who is allowed to send it
   */
  public HttpResponse<?> commandOwn(
      Actor actor, String type, String subject, Object body, @Nullable String idempotencyKey) {
    return decided(actor, commands, type, subject, Json.bytes(body), idempotencyKey);
  }

  private HttpResponse<?> decided(
      Actor actor,
      String topic,
      String type,
      String subject,
      byte[] value,
      @Nullable String idempotencyKey) {
    var claim = idempotency.claim(actor, type + " " + subject, idempotencyKey, value);
    var known = claim.outcome();
    if (known != null) return Answer.of(claim.id(), known).respond();
    try (var expected = waiting.expect(actor.workspace(), claim)) {
      // also what came before: the first attempt may have ended before Kafka had it
      var entry = new Entry(claim.id(), subject, value, claim.requestHash());
      producer.send(List.of(record(actor, topic, type, entry, value)));
      return expected.within(Waiting.PATIENCE).respond();
    }
  }

  /**
   * Appends to the service's commands what is the runtime's own, and has no schema of the service.
   *
   * @param actor who is allowed to send it
   */
  public void appendOwn(Actor actor, String type, Entry entry) {
    producer.send(List.of(record(actor, commands, type, entry, Json.bytes(entry.body()))));
  }

  /**
   * Sends a record again as it was, onto the partition its key belongs to, by this actor.
   *
   * @param original without a header {@code authorization}
   */
  public void resend(Actor actor, OutRecord original) {
    producer.send(List.of(vouchedFor(actor, original)));
  }

  private ProducerRecord<byte[], byte[]> record(
      Actor actor, String topic, String type, Entry entry, byte[] value) {
    var headers = new ArrayList<Header>(12);
    headers.add(header(HeaderNames.SPEC_VERSION, "1.0"));
    headers.add(header(HeaderNames.ID, entry.id()));
    headers.add(header(HeaderNames.TYPE, HeaderNames.wireType(type)));
    headers.add(header(HeaderNames.SOURCE, "/" + settings.service() + "/edge"));
    headers.add(header(HeaderNames.TIME, clock.instant().toString()));
    headers.add(header(HeaderNames.SUBJECT, entry.subject()));
    headers.add(header(HeaderNames.CONTENT_TYPE, "application/json"));
    if (entry.requestHash() != null) {
      headers.add(header(HeaderNames.REQUEST_HASH, entry.requestHash()));
    }
    trace().ifPresent(trace -> headers.add(header(TRACE, trace)));
    var key = actor.workspace().getBytes(StandardCharsets.UTF_8);
    return vouchedFor(actor, new OutRecord(topic, 0, key, value, headers));
  }

  private ProducerRecord<byte[], byte[]> vouchedFor(Actor actor, OutRecord record) {
    var headers = new ArrayList<>(record.headers());
    var token = internal.issue(actor, record.topic(), headers, record.value(), clock.instant());
    headers.add(header(HeaderNames.AUTHORIZATION, token));
    var key = record.key();
    var partition = key == null ? record.partition() : Partitions.of(key, settings.partitions());
    return new ProducerRecord<>(record.topic(), partition, null, key, record.value(), headers);
  }

  private static Optional<String> trace() {
    return ServerRequestContext.currentRequest()
        .map(request -> request.getHeaders().get(TRACE))
        .filter(trace -> TRACE_FORM.matcher(trace).matches());
  }
}
