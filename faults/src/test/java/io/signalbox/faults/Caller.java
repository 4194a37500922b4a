package io.signalbox.faults;

import io.signalbox.runtime.delivery.Attempt;
import io.signalbox.runtime.delivery.CallLimits;
import io.signalbox.runtime.delivery.Carrier;
import io.signalbox.runtime.delivery.Report;
import io.signalbox.runtime.delivery.Reporter;
import io.signalbox.runtime.delivery.ResilientCourier;
import io.signalbox.runtime.delivery.RetryPlan;
import io.signalbox.runtime.fault.Faults;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.log.Partitions;
import io.signalbox.runtime.log.TopicLimits;
import io.signalbox.runtime.loop.KafkaClients;
import io.signalbox.runtime.loop.Loop;
import io.signalbox.runtime.loop.LoopMetrics;
import io.signalbox.runtime.loop.LoopSettings;
import io.signalbox.runtime.loop.OutcomeListener;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Db;
import io.signalbox.runtime.shard.Decision;
import io.signalbox.runtime.shard.Delivered;
import io.signalbox.runtime.shard.Delivery;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.shard.Input;
import io.signalbox.runtime.shard.Outgoing;
import io.signalbox.runtime.shard.Received;
import io.signalbox.runtime.shard.ServiceSpec;
import io.signalbox.runtime.shard.Shard;
import io.signalbox.runtime.store.Retention;
import io.signalbox.runtime.store.SqlStore;
import io.signalbox.runtime.testkit.Believing;
import io.signalbox.runtime.testkit.Databases;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A service as a process of its own, to be killed, that calls an HTTP server for each record it
 * reads and announces how that ended. Arguments: JDBC URL, broker, server, fault.
 */
public final class Caller {
  static final String IN = "caller.in";
  static final String OUT = "caller.out";
  static final Duration CALL_MAX = Duration.ofSeconds(1);

  private static final Executor BACKGROUND = Executors.newVirtualThreadPerTaskExecutor();

  private Caller() {}

  public static void main(String[] arguments) {
    var user = arguments[0].startsWith("jdbc:postgresql") ? "postgres" : "sa";
    var clock = InstantSource.system();
    var faults = Faults.haltingAt(arguments[3]);
    var clients =
        new KafkaClients(arguments[1], Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50));
    var courier =
        new ResilientCourier(
            List.of(new Post(URI.create(arguments[2]))),
            new CallLimits(CALL_MAX, 8, 10_000, Duration.ofMillis(100)),
            new OnLog(clients),
            clock,
            faults);
    var loop =
        new Loop(
            spec(),
            settings(),
            new Loop.Parts(
                clients.consumer("caller", "victim"),
                clients::producer,
                new SqlStore(Databases.open(arguments[0], user, "postgres"), clock),
                clients.logView(),
                new Believing(Actor.SYSTEM),
                OutcomeListener.NONE,
                LoopMetrics.NONE,
                clock,
                faults,
                BACKGROUND,
                null,
                courier));
    loop.start();
    while (true) loop.step();
  }

  private static LoopSettings settings() {
    return new LoopSettings(
        Kafka.PARTITIONS,
        true,
        Duration.ofMinutes(5),
        1L << 20,
        1_000,
        Duration.ZERO,
        Retention.USUAL,
        TopicLimits.LEAST,
        new RetryPlan(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofHours(1)),
        CALL_MAX);
  }

  private static ServiceSpec spec() {
    return new ServiceSpec(
        "caller",
        List.of(new ServiceSpec.Entry(IN, "call", false)),
        List.of(),
        List.of(OUT),
        List.of(),
        new Words(),
        _ -> new CallingShard());
  }

  /** Calls for each record, which says {@code TARGET LANE TEXT}. */
  private static final class CallingShard implements Shard<String> {
    @Override
    public void load(Db db) {}

    @Override
    public void fetch(List<Input> batch, Db db) {}

    @Override
    public Decision<String> decide(Input input) {
      if (!(input instanceof Received received)) return Decision.nothing();
      var decision = Decision.<String>of();
      if (received.body() instanceof Delivered end) {
        var text = end.subject() + " " + end.succeeded();
        return decision
            .event(Outgoing.to(OUT, "ended", received.workspace(), end.subject(), text))
            .build();
      }
      var words = received.body().toString().split(" ", 3);
      var delivery =
          new Delivery(
              Ids.hash("call", received.id()),
              received.workspace(),
              words[0],
              words[1],
              "post",
              received.id(),
              words[2]);
      return decision.deliver(delivery).build();
    }

    @Override
    public void apply(String fact) {}

    @Override
    public void write(Db db) {}
  }

  /** Sends the payload; the id is a header. */
  private record Post(URI server, HttpClient client) implements Carrier {
    Post(URI server) {
      this(server, HttpClient.newHttpClient());
    }

    @Override
    public String kind() {
      return "post";
    }

    @Override
    public Answer carry(Delivery delivery) throws Exception {
      var request =
          HttpRequest.newBuilder(server)
              .header("webhook-id", delivery.id().toString())
              .header("target", delivery.target())
              .header("lane", delivery.lane())
              .POST(HttpRequest.BodyPublishers.ofString(delivery.payload()))
              .build();
      var status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == 200 ? Answer.taken("200") : Answer.notNow(Integer.toString(status), null);
    }
  }

  /** Reports as an edge does, without a token: whoever reads it believes. */
  private static final class OnLog implements Reporter {
    private final Producer<byte[], byte[]> producer;

    OnLog(KafkaClients clients) {
      producer = clients.writer(Duration.ofSeconds(30));
    }

    @Override
    public void report(Attempt attempt, Report report, String name) throws InterruptedException {
      var headers = new ArrayList<Header>();
      headers.add(OutRecord.header(HeaderNames.ID, attempt.reportId(name)));
      headers.add(OutRecord.header(HeaderNames.TYPE, HeaderNames.wireType(report.type())));
      var key = attempt.delivery().workspace().getBytes(StandardCharsets.UTF_8);
      var partition = Partitions.of(key, Kafka.PARTITIONS);
      try {
        var _ =
            producer
                .send(new ProducerRecord<>(IN, partition, null, key, Json.bytes(report), headers))
                .get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("the report was not taken", e);
      }
    }
  }
}
