package io.signalbox.quickstart.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.contracts.Topics;
import io.signalbox.ingest.intake.IngestProtocol;
import io.signalbox.ingest.intake.IngestShard;
import io.signalbox.ingest.normalising.Regions;
import io.signalbox.routing.settings.RoutingSettings;
import io.signalbox.routing.shard.RoutingProtocol;
import io.signalbox.routing.shard.RoutingShard;
import io.signalbox.runtime.definition.DefinitionLimits;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Outcome;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Protocol;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.shard.Shard;
import io.signalbox.runtime.testkit.ShardHarness;
import io.signalbox.sla.watch.SlaProtocol;
import io.signalbox.sla.watch.SlaShard;
import io.signalbox.survey.asking.SurveyProtocol;
import io.signalbox.survey.asking.SurveyShard;
import io.signalbox.survey.asking.Terms;
import io.signalbox.survey.fatigue.Cap;
import io.signalbox.survey.token.Links;
import io.signalbox.survey.token.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The shards of all four services over their own databases. What one says the others read, encoded
 * and decoded as on the log, but without one.
 */
final class FourServices implements AutoCloseable {
  static final String WS = "ws";
  private static final Actor ADMIN = new Actor("admin-1", Role.ADMIN, WS, null);
  private static final Set<String> INNER = Set.of(Topics.CONTACTS, Topics.TICKETS);
  private static final Map<String, List<String>> READERS =
      Map.of(
          Topics.CONTACTS_INBOUND, List.of("ingest"),
          Topics.INGEST_COMMANDS, List.of("ingest"),
          Topics.ROUTING_COMMANDS, List.of("routing"),
          Topics.SLA_COMMANDS, List.of("sla"),
          Topics.SURVEY_COMMANDS, List.of("survey"),
          Topics.CONTACTS, List.of("routing"),
          Topics.TICKETS, List.of("ingest", "sla", "survey"));

  final List<Outgoing> log = new ArrayList<>();
  private final Map<String, One> services = new LinkedHashMap<>();
  private Instant now = Instant.parse("2026-03-02T10:00:00Z");

  private record One(ShardHarness<Object> shard, Protocol protocol, HikariDataSource database) {}

  FourServices(Function<String, HikariDataSource> databases) {
    var limits = DefinitionLimits.USUAL;
    var terms =
        new Terms(Duration.ofDays(14), Duration.ofDays(1), new Cap(4, Duration.ofDays(30)), "en");
    var tokens = new Tokens("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
    var links = new Links(tokens, "https://survey.example");
    var ingest = databases.apply("ingest");
    var routing = databases.apply("routing");
    var sla = databases.apply("sla");
    var survey = databases.apply("survey");
    var regions = new Regions("US", Map.of());
    services.put(
        "ingest",
        new One(
            harness(() -> new IngestShard(0, limits, regions), ingest),
            new IngestProtocol(),
            ingest));
    services.put(
        "routing",
        new One(
            harness(() -> new RoutingShard(0, limits, RoutingSettings.DEFAULT), routing),
            RoutingProtocol.create(),
            routing));
    services.put(
        "sla", new One(harness(() -> new SlaShard(0, limits), sla), SlaProtocol.create(), sla));
    services.put(
        "survey",
        new One(
            harness(() -> new SurveyShard(0, limits, terms, links), survey),
            SurveyProtocol.json(),
            survey));
  }

  /** What a shard's facts are is nobody's business but its own. */
  @SuppressWarnings("unchecked")
  private static ShardHarness<Object> harness(
      Supplier<? extends Shard<?>> shards, DataSource database) {
    return new ShardHarness<>(() -> (Shard<Object>) shards.get(), database);
  }

  Map<String, HikariDataSource> databases() {
    var all = new LinkedHashMap<String, HikariDataSource>();
    services.forEach((name, one) -> all.put(name, one.database()));
    return all;
  }

  Instant now() {
    return now;
  }

  /** Somebody sends something, as JSON with single quotes; all that follows at once follows. */
  Outcome send(String topic, String type, String json) {
    var outcome = sendQuietly(topic, type, json);
    settle();
    return outcome;
  }

  /** The same as a dead letter that is decided once more. */
  Outcome again(String service, Outgoing event) {
    var one = Objects.requireNonNull(services.get(service));
    var outcome = take(one, event, "letter-1");
    settle();
    return outcome;
  }

  /** Somebody sends something, and nobody else has heard of it yet. */
  private Outcome sendQuietly(String topic, String type, String json) {
    var service = Objects.requireNonNull(READERS.get(topic)).getFirst();
    var one = Objects.requireNonNull(services.get(service));
    var value = json.replace('\'', '"').getBytes(UTF_8);
    return take(one, topic, type, value, ADMIN, null);
  }

  private Outcome take(One one, Outgoing event, @Nullable String replayOf) {
    var value = Json.bytes(event.body());
    return take(one, event.topic(), event.type(), value, Actor.SYSTEM, replayOf);
  }

  private Outcome take(
      One one, String topic, String type, byte[] value, Actor actor, @Nullable String replayOf) {
    now = now.plusMillis(1);
    try {
      if (INNER.contains(topic) && !one.protocol().concerns(topic, type)) {
        return Outcome.DONE;
      }
      var body = one.protocol().decode(topic, type, value);
      var r = one.shard().received(topic, type, WS, body, actor, now);
      var received =
          new Received(
              topic,
              type,
              r.id(),
              WS,
              r.at(),
              r.enteredAt(),
              r.detectedAt(),
              body,
              actor,
              r.id(),
              0,
              replayOf);
      var outcome = one.shard().run(List.of(received)).getFirst().outcome();
      return outcome == null ? Outcome.DONE : outcome;
    } catch (Protocol.BadRecord | Protocol.UnknownType e) {
      throw new IllegalArgumentException(type, e);
    }
  }

  /** Everybody hears of everything. */
  void settle() {
    for (var more = true; more; ) {
      more = false;
      for (var one : services.values()) {
        for (var event : one.shard().drainEvents()) {
          more = true;
          log.add(event);
          for (var reader : READERS.getOrDefault(event.topic(), List.of())) {
            take(Objects.requireNonNull(services.get(reader)), event, null);
          }
        }
      }
    }
  }

  void later(Duration time) {
    now = now.plus(time);
    services.values().forEach(one -> one.shard().advanceTo(now));
    settle();
  }

  /** All shards are thrown away and loaded again, as after a crash. */
  void reload() {
    services.values().forEach(one -> one.shard().reload());
  }

  @Override
  public void close() {
    services.values().forEach(one -> one.database().close());
  }
}
