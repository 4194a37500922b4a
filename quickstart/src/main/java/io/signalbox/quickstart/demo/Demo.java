package io.signalbox.quickstart.demo;

import io.signalbox.contracts.Topics;
import io.signalbox.contracts.ticket.Presence;
import io.signalbox.contracts.ticket.RoutingCommand.SetPresence;
import io.signalbox.quickstart.client.Command;
import io.signalbox.quickstart.client.CommandSender;
import io.signalbox.quickstart.client.ServiceClient;
import io.signalbox.quickstart.client.TopicReader;
import io.signalbox.quickstart.sample.Chance;
import io.signalbox.quickstart.sample.Phrases;
import io.signalbox.quickstart.sample.Planned;
import io.signalbox.quickstart.sample.Planned.Door;
import io.signalbox.quickstart.sample.SampleContacts;
import io.signalbox.runtime.json.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Plays a shape against a running system and reports what became of it. */
public final class Demo implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(200);

  /** All that has happened is on the topics when nothing new came for so long. */
  private static final Duration QUIET = Duration.ofMillis(1_500);

  private static final Duration UNKNOWN_PATIENCE = Duration.ofSeconds(15);

  private final Shape shape;
  private final Place place;
  private final String run;
  private final Phrases phrases = Phrases.load();
  private final Tally tally = new Tally();
  private final Ledger ledger = new Ledger();
  private final Later later = new Later();
  private final CommandSender kafka;
  private final ServiceClient integration;
  private final ServiceClient admin;
  private final Map<String, ServiceClient> agentClients = new TreeMap<>();
  private final TopicReader reader;
  private final Traffic traffic;
  private final Agents agents;
  private final Customers customers;
  private volatile long lastSeenNanos = System.nanoTime();
  private final Thread following;

  /** Begins to watch; agents and customers react from now on. */
  public Demo(Shape shape, String workspace, Place place, InstantSource clock) {
    this.shape = shape;
    this.place = place;
    run = Long.toString(clock.instant().getEpochSecond(), Character.MAX_RADIX);
    kafka = new CommandSender(place.bootstrap(), workspace, place.admin(), clock);
    integration = new ServiceClient(place.services(), place.integration());
    admin = new ServiceClient(place.services(), place.admin());
    traffic = new Traffic(kafka, integration, place.integration(), clock, ledger);
    var chance = new Chance(shape.seed() + 1);
    agents = new Agents(shape.agents(), phrases, chance, this::desk, later, clock);
    customers =
        new Customers(shape.customers(), phrases, chance, later, traffic, run, this::submit);
    reader = new TopicReader(place.bootstrap(), watched(place.bootstrap()), TopicReader.From.END);
    following = Thread.ofPlatform().daemon().name("demo-reader").start(this::follow);
  }

  /** Sends everything, waits until it has come to rest, and reports. */
  public Report play(PrintWriter out, boolean terminal) throws InterruptedException {
    presence(place.agents().keySet(), Presence.AVAILABLE);
    var planned = SampleContacts.compose(phrases, shape.seed(), run, shape.contacts());
    var progress = new ProgressBar(out, terminal);
    send(planned, progress);
    var deadline = System.nanoTime() + shape.patience().toNanos();
    while (!atRest() && System.nanoTime() < deadline) {
      progress.show(planned.size(), planned.size(), tally.glance());
      pause(TICK);
    }
    progress.show(planned.size(), planned.size(), tally.glance());
    progress.end();
    return tally.report(fates());
  }

  /** Sends all agents home, so that nobody is offered what nobody will take. */
  public void sendHome() {
    presence(place.agents().keySet(), Presence.OFFLINE);
  }

  @Override
  public void close() {
    later.close();
    reader.stop();
    try {
      following.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kafka.close();
    integration.close();
    admin.close();
    agentClients.values().forEach(ServiceClient::close);
  }

  private void send(List<Planned> planned, ProgressBar progress) throws InterruptedException {
    var began = System.nanoTime();
    var byHttp = new ArrayList<Planned>();
    var next = 0;
    var evening = false;
    while (next < planned.size()) {
      var passed = (double) (System.nanoTime() - began) / shape.over().toNanos();
      if (!evening && passed >= shape.evening().after()) {
        evening = true;
        presence(shape.evening().home(), Presence.OFFLINE);
      }
      var due = Math.min(planned.size(), shape.due(passed));
      for (; next < due; next++) {
        var contact = planned.get(next);
        if (contact.door() == Door.HTTP) byHttp.add(contact);
        else traffic.overKafka(contact);
      }
      traffic.overHttp(byHttp);
      byHttp.clear();
      progress.show(next, planned.size(), tally.glance());
      pause(TICK);
    }
  }

  private boolean atRest() {
    var now = tally.glance();
    return now.opened() > 0
        && now.opened() == now.resolved()
        && later.outstanding() == 0
        && System.nanoTime() - lastSeenNanos > QUIET.toNanos();
  }

  private Fates fates() throws InterruptedException {
    var accounting = new Accounting(ledger, tally, integration);
    var deadline = System.nanoTime() + UNKNOWN_PATIENCE.toNanos();
    var fates = accounting.fates();
    while (fates.count(Fate.UNKNOWN) > 0 && System.nanoTime() < deadline) {
      pause(TICK);
      fates = accounting.fates();
    }
    return fates;
  }

  private void presence(Collection<String> agents, Presence presence) {
    kafka.sendAll(
        agents.stream()
            .map(agent -> new SetPresence(agent, presence, null))
            .map(
                command ->
                    new Command(
                        Topics.ROUTING_COMMANDS,
                        "agent.presence",
                        UUID.randomUUID().toString(),
                        command.agentId(),
                        Json.text(command))));
  }

  private void follow() {
    try (reader) {
      reader.follow(
          seen -> {
            lastSeenNanos = System.nanoTime();
            tally.see(seen);
            agents.see(seen);
            customers.see(seen);
          });
    }
  }

  /** Every third agent works over HTTP, the others over Kafka. */
  private synchronized Desk desk(String agent) {
    var key = place.agents().getOrDefault(agent, place.admin());
    var number = List.copyOf(place.agents().keySet()).indexOf(agent);
    return number % 3 == 0
        ? new HttpDesk(
            agentClients.computeIfAbsent(agent, a -> new ServiceClient(place.services(), key)))
        : new KafkaDesk(kafka, key);
  }

  private void submit(String link, String form) {
    var path = link.substring(link.indexOf("/s/"));
    admin.post("survey", path, form, "application/x-www-form-urlencoded");
  }

  private static List<String> watched(String bootstrap) {
    return Stream.concat(
            Stream.of(
                Topics.CONTACTS_INBOUND,
                Topics.CONTACTS,
                Topics.CONTACTS_OUTBOUND,
                Topics.TICKETS,
                Topics.SLA_ALERTS,
                Topics.SURVEYS),
            TopicReader.topics(bootstrap).stream().filter(t -> t.endsWith(".dead")))
        .toList();
  }

  private static void pause(Duration time) throws InterruptedException {
    // nobody ends it early: this is how the demo keeps its pace
    new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
