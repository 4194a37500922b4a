package io.signalbox.quickstart.journey;

import static io.signalbox.quickstart.journey.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.quickstart.client.TopicReader;
import io.signalbox.quickstart.client.TopicReader.From;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One customer's whole way over HTTP: what a channel, an agent's tool and a customer see. */
@ExtendWith(WhenPackaged.class)
class HttpJourneyTest {
  private static final String FILE = "Order 1234: charged on 3 May, and on 4 May.";

  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @EnumSource(Engine.class)
  void a_contact_becomes_a_ticket_that_is_answered_resolved_and_surveyed(Engine engine)
      throws IOException, InterruptedException {
    var there = Installation.on(engine);
    var stream = new ConcurrentLinkedQueue<String>();
    var listening = listen(there, stream);

    var ticket = ticketOf(there, submit(there, engine));
    assertThat(fileOf(there, ticket)).isEqualTo(FILE);
    var agent = offered(there, ticket);
    assertThat(ofAccount(there, "help")).contains(ticket);
    assertThat(ofAccount(there, "email")).doesNotContain(ticket);
    assertThat(explanation(there, ticket)).contains("Invoice").contains("\"chosen\"");
    verb(there, agent, "/v1/offers/" + offer(there, agent, ticket) + "/accept", "{}");
    awaitClock(there, ticket, "first-reply", "running");
    verb(there, agent, "/v1/tickets/" + ticket + "/reply", "{\"text\":\"It was charged once.\"}");
    awaitClock(there, ticket, "first-reply", "fulfilled");
    awaitFound(there, ticket, "charge%20invoice%20%22charged%20once%22");
    verb(there, agent, "/v1/tickets/" + ticket + "/pend", "{}");
    awaitClock(there, ticket, "total-resolution", "paused");
    verb(there, agent, "/v1/tickets/" + ticket + "/resume", "{}");
    awaitClock(there, ticket, "total-resolution", "running");
    verb(there, agent, "/v1/tickets/" + ticket + "/resolve", "{}");
    awaitClock(there, ticket, "total-resolution", "fulfilled");
    survey(there, ticket);

    await()
        .untilAsserted(
            () ->
                assertThat(String.join("\n", stream))
                    .contains("ticket.offered", "ticket.assigned", "ticket.replied", ticket));
    listening.shutdownNow();
    System.out.printf(
        "HTTP journey on %s: ticket %s answered by %s, resolved, surveyed; %d stream lines%n",
        engine, ticket, agent, stream.size());
  }

  private static HttpClient listen(Installation there, ConcurrentLinkedQueue<String> lines) {
    var client = HttpClient.newHttpClient();
    var request =
        HttpRequest.newBuilder(URI.create(there.service("routing").address() + "/v1/stream"))
            .header("Authorization", "Bearer " + there.keys().supervisor())
            .header("Accept", "text/event-stream")
            .build();
    var _ =
        client
            .sendAsync(request, BodyHandlers.ofLines())
            .thenAccept(answer -> answer.body().forEach(lines::add));
    return client;
  }

  private static String submit(Installation there, Engine engine) {
    var body =
        """
        {"channel":"email","externalId":"http-%s","from":{"email":"customer@example.org"},
         "to":"help+a1@shop.example","subject":"Invoice","text":"I was charged twice.",
         "attachments":[{"fileName":"invoice.txt","contentType":"text/plain","blob":"%s"}]}\
        """
            .formatted(engine, handIn(there));
    var integration = there.as(there.keys().integration());
    var answer = integration.post("ingest", "/v1/contacts", body, "application/json");
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    var again = integration.post("ingest", "/v1/contacts", body, "application/json");
    assertThat(again.status()).isEqualTo(202);
    var repeated = again.json().path("contactId").asText();
    awaitStatus(there, repeated, "duplicate");
    return answer.json().path("contactId").asText();
  }

  private static String handIn(Installation there) {
    var integration = there.as(there.keys().integration());
    var kept = integration.post("ingest", "/v1/blobs", FILE, "text/plain");
    assertThat(kept.status()).as(kept.body()).isEqualTo(201);
    return kept.json().path("sha256").asText();
  }

  /** The file that came with the contact, as a browser gets it: without a key. */
  private String fileOf(Installation there, String ticket)
      throws IOException, InterruptedException {
    var supervisor = there.as(there.keys().supervisor());
    var messages = supervisor.get("routing", "/v1/tickets/" + ticket + "/messages").json();
    var url = messages.at("/items/0/attachments/0/url").asText();
    var request = HttpRequest.newBuilder(URI.create(there.service("routing").address() + url));
    var blob = messages.at("/items/0/attachments/0/blob").asText();
    var file = "/v1/tickets/" + ticket + "/files/";
    var integration = there.as(there.keys().integration());
    assertThat(integration.get("routing", file + blob).status()).isEqualTo(303);
    assertThat(integration.get("routing", file + "0".repeat(64)).status()).isEqualTo(404);
    return http.send(request.build(), BodyHandlers.ofString()).body();
  }

  private static JsonNode awaitStatus(Installation there, String contact, String status) {
    var integration = there.as(there.keys().integration());
    return await()
        .until(
            () -> integration.get("ingest", "/v1/contacts/" + contact).json(),
            json ->
                json.path("status").asText().equals(status)
                    && (!status.equals("accepted") || json.hasNonNull("ticketId")));
  }

  private static String ticketOf(Installation there, String contact) {
    return awaitStatus(there, contact, "accepted").path("ticketId").asText();
  }

  private static String offered(Installation there, String ticket) {
    var supervisor = there.as(there.keys().supervisor());
    var seen =
        await()
            .until(
                () -> supervisor.get("routing", "/v1/tickets/" + ticket).json(),
                json -> json.path("status").asText().equals("offered"));
    assertThat(seen.path("classification").path("intent").asText()).isEqualTo("billing");
    assertThat(seen.path("classification").path("priority").asText()).isEqualTo("high");
    return seen.path("offer").path("agentId").asText();
  }

  /** By words of the subject, of the customer and of the answer. */
  private static void awaitFound(Installation there, String ticket, String words) {
    var supervisor = there.as(there.keys().supervisor());
    var found =
        await()
            .until(
                () -> supervisor.get("routing", "/v1/tickets?q=" + words).json().path("items"),
                items -> !items.isEmpty())
            .path(0);
    assertThat(found.path("ticketId").asText()).isEqualTo(ticket);
    assertThat(found.path("passages").toString()).contains("charged once", "matches");
  }

  private static String explanation(Installation there, String ticket) {
    var supervisor = there.as(there.keys().supervisor());
    return supervisor.get("routing", "/v1/tickets/" + ticket + "/explanation").body();
  }

  private static String ofAccount(Installation there, String account) {
    var supervisor = there.as(there.keys().supervisor());
    return supervisor.get("routing", "/v1/tickets?account=" + account).body();
  }

  private static String offer(Installation there, String agent, String ticket) {
    var own = there.as(there.agentKey(agent));
    var offers = own.get("routing", "/v1/agents/" + agent + "/offers").json();
    for (var each : offers.path("items")) {
      if (each.toString().contains(ticket)) return each.path("offer").path("offerId").asText();
    }
    throw new AssertionError("no offer of " + ticket + " in " + offers);
  }

  private static void verb(Installation there, String agent, String path, String body) {
    var answer = there.as(there.agentKey(agent)).post("routing", path, body, "application/json");
    assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
  }

  private static void awaitClock(Installation there, String ticket, String metric, String state) {
    var supervisor = there.as(there.keys().supervisor());
    await()
        .untilAsserted(
            () -> {
              var clocks = supervisor.get("sla", "/v1/tickets/" + ticket + "/clocks").json();
              var states = new ArrayList<String>();
              for (var clock : clocks.findParents("metric")) {
                states.add(clock.path("metric").asText() + " " + clock.path("state").asText());
              }
              assertThat(states).as(clocks.toString()).contains(metric + " " + state);
            });
  }

  private void survey(Installation there, String ticket) throws IOException, InterruptedException {
    var link = link(there, ticket);
    var before = scores(there);
    for (var method : List.of("GET", "HEAD", "GET")) {
      assertThat(page(link + "?score=1", method, "")).isEqualTo(200);
    }
    assertThat(scores(there)).as("looking changes nothing").isEqualTo(before);
    assertThat(page(link + "x", "GET", "")).isEqualTo(404);
    assertThat(page(link, "POST", "score=2&comment=slow")).isEqualTo(200);
    assertThat(page(link, "POST", "score=5&comment=fine")).isEqualTo(200);
    await()
        .untilAsserted(
            () -> {
              assertThat(scores(there).path("n").asInt()).isEqualTo(before.path("n").asInt() + 1);
              assertThat(scores(there).toString()).isNotEqualTo(before.toString());
            });
    inABrowser(there, link);
  }

  private static void inABrowser(Installation there, String link) {
    var found = Browser.open();
    if (found.isEmpty()) {
      System.out.println("1 case skipped: no chromium and chromedriver to answer the survey with");
      return;
    }
    try (var browser = found.get()) {
      assertThat(browser.runsNoScripts()).isTrue();
      var before = scores(there).path("distribution").path("2").asInt();
      browser.answer(link, 2, "Slow, after all.");
      await()
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(browser.text()).contains("Thank you"));
      await()
          .untilAsserted(
              () ->
                  assertThat(scores(there).path("distribution").path("2").asInt())
                      .isEqualTo(before + 1));
      assertThat(browser.chosen(link)).isEqualTo("2");
    }
  }

  private static String link(Installation there, String ticket) {
    return await()
        .until(
            () -> {
              var links = new ArrayList<String>();
              try (var reader =
                  new TopicReader(
                      there.bootstrap(), List.of("contacts.outbound"), From.BEGINNING)) {
                reader.drain(
                    seen -> {
                      if (seen.body().hasNonNull("link")
                          && seen.body().toString().contains(ticket)) {
                        links.add(seen.body().path("link").asText());
                      }
                    });
              }
              return links.isEmpty() ? "" : links.getFirst();
            },
            found -> !found.isEmpty());
  }

  private static JsonNode scores(Installation there) {
    var supervisor = there.as(there.keys().supervisor());
    return supervisor.get("survey", "/v1/scores?metric=csat").json().path("total");
  }

  private int page(String link, String method, String form)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(link))
            .method(
                method, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form));
    if (!form.isEmpty()) request.header("Content-Type", "application/x-www-form-urlencoded");
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
