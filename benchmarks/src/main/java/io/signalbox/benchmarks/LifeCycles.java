package io.signalbox.benchmarks;

import static io.signalbox.benchmarks.Benchmarks.print;

import io.signalbox.quickstart.client.Command;
import io.signalbox.runtime.shard.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Contact, classify, offer, accept, reply, resolve, clocks kept, survey sent and answered: how many
 * a second come to their end. Closed loop: a bounded number is under way.
 */
final class LifeCycles {
  private static final int UNDER_WAY = 2_000;
  private static final int UNDER_WAY_HTTP = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final BenchSystem system;
  private final AtomicLong sent = new AtomicLong();
  private int run;

  LifeCycles(BenchSystem system) {
    this.system = system;
  }

  /** Sends a command about something, one way or the other. */
  private interface Desk {
    void send(
        String workspace, String topic, String type, String subject, String json, String path);
  }

  Figures byKafka(int cycles) throws InterruptedException {
    return measure(
        cycles,
        UNDER_WAY,
        (workspace, topic, type, subject, json, _) ->
            byKafka(workspace, topic, type, subject, json));
  }

  Figures byHttp(int cycles) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return measure(
          cycles,
          UNDER_WAY_HTTP,
          (workspace, topic, type, subject, json, path) -> {
            // the page that customers answer on wants their link: answers go by Kafka here as well
            if (topic.equals("survey.commands")) byKafka(workspace, topic, type, subject, json);
            else post(threads, topic.equals("routing.commands") ? "routing" : "ingest", path, json);
          });
    }
  }

  private void byKafka(String workspace, String topic, String type, String subject, String json) {
    var id = Ids.timeOrdered(Instant.now(), subject, type, "" + sent.incrementAndGet());
    var _ = system.sender(workspace).send(new Command(topic, type, id, subject, json));
  }

  private void post(ExecutorService threads, String service, String path, String json) {
    threads.execute(
        () -> {
          var answer = system.client().post(service, path, json, "application/json");
          if (answer.status() >= 300) {
            print("HTTP %d from %s: %s".formatted(answer.status(), path, answer.body()));
          }
        });
  }

  private Figures measure(int cycles, int underWay, Desk desk) throws InterruptedException {
    var label = "c" + ++run;
    var workspaces = system.workspaces();
    var left = new CountDownLatch(cycles);
    var room = new Semaphore(underWay);
    try (var _ =
        new Follower(
            system.bootstrap(),
            List.of("tickets", "surveys"),
            (type, record) -> {
              if (type.equals("survey.answered")) {
                left.countDown();
                room.release();
              } else {
                react(type, record, desk);
              }
            })) {
      var batches = new BatchSizes(system.client());
      var cpu = new CpuShare();
      var meter = new Meter();
      for (var n = 0; n < cycles; n++) {
        if (!room.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) stuck(left.getCount());
        desk.send(
            workspaces.get(n % workspaces.size()),
            "contacts.inbound",
            "contact.submitted",
            Load.name(label, n),
            Load.json(label, n),
            "/v1/contacts");
      }
      if (!left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) stuck(left.getCount());
      var figures = meter.figures(cycles);
      cpu.print(cycles);
      batches.print();
      return figures;
    }
  }

  private static void stuck(long left) {
    throw new IllegalStateException(left + " life cycles did not come to their end");
  }

  private static void react(String type, ConsumerRecord<byte[], byte[]> record, Desk desk) {
    var workspace = new String(record.key(), StandardCharsets.UTF_8);
    switch (type) {
      case "ticket.offered" -> {
        var offer = field(record, "offerId");
        desk.send(
            workspace,
            "routing.commands",
            "offer.accept",
            offer,
            "{\"offerId\":\"%s\",\"agentId\":\"%s\"}".formatted(offer, agent(record)),
            "/v1/offers/" + offer + "/accept");
      }
      case "ticket.assigned" ->
          ticketCommand(desk, workspace, "reply", record, ",\"text\":\"We have looked into it.\"");
      case "ticket.replied" -> ticketCommand(desk, workspace, "resolve", record, "");
      case "survey.invited" -> {
        var invitation = field(record, "invitationId");
        desk.send(
            workspace,
            "survey.commands",
            "answer.submitted",
            invitation,
            "{\"invitationId\":\"%s\",\"score\":5}".formatted(invitation),
            "");
      }
      default -> {}
    }
  }

  private static void ticketCommand(
      Desk desk,
      String workspace,
      String verb,
      ConsumerRecord<byte[], byte[]> record,
      String more) {
    var ticket = field(record, "ticketId");
    var json = "{\"ticketId\":\"%s\",\"agentId\":\"%s\"%s}".formatted(ticket, agent(record), more);
    var path = "/v1/tickets/" + ticket + "/" + verb;
    desk.send(workspace, "routing.commands", "ticket." + verb, ticket, json, path);
  }

  private static String agent(ConsumerRecord<byte[], byte[]> record) {
    return field(record, "agentId");
  }

  private static String field(ConsumerRecord<byte[], byte[]> record, String name) {
    return Objects.requireNonNull(Load.field(record.value(), name), name);
  }
}
