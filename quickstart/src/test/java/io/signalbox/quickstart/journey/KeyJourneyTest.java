package io.signalbox.quickstart.journey;

import static io.signalbox.quickstart.journey.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.quickstart.client.Answer;
import io.signalbox.quickstart.home.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A key opens four processes, until one of them is told that it shall not. */
@ExtendWith(WhenPackaged.class)
class KeyJourneyTest {
  /** What a supervisor's key opens at each service. */
  private static final Map<String, String> OPENED =
      Map.of(
          "ingest", "/v1/contacts",
          "routing", "/v1/tickets",
          "sla", "/v1/alerts",
          "survey", "/v1/scores?metric=csat");

  @ParameterizedTest
  @EnumSource(Engine.class)
  void a_key_made_at_one_service_opens_all_until_it_is_revoked_at_another(Engine engine)
      throws IOException, InterruptedException {
    var there = Installation.on(engine);
    var admin = there.as(there.keys().admin());
    var made = admin.post("routing", "/v1/keys", Map.of("role", "supervisor"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var key = made.json().path("key").asText();
    assertThat(statuses(there, key)).containsOnly(200);
    var ended = stream(there, key);
    assertThat(ended).isNotDone();

    var began = System.nanoTime();
    var path = "/v1/keys/" + made.json().path("id").asText() + "/revoke";
    assertThat(admin.post("survey", path, "", "application/json").status()).isEqualTo(200);
    await().until(() -> statuses(there, key).stream().allMatch(status -> status == 401));
    var refused = System.nanoTime();
    await().until(ended::isDone);
    System.out.printf(
        "keys on %s: revoked, refused by all after %d ms, its stream ended after %d ms%n",
        engine, (refused - began) / 1_000_000, (System.nanoTime() - began) / 1_000_000);
  }

  private static List<Integer> statuses(Installation there, String key) {
    return OPENED.entrySet().stream()
        .map(each -> there.as(key).get(each.getKey(), each.getValue()).status())
        .toList();
  }

  private static CompletableFuture<Void> stream(Installation there, String key)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(there.service("routing").address() + "/v1/stream"))
            .header("Authorization", "Bearer " + key)
            .header("Accept", "text/event-stream")
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
    assertThat(answer.statusCode()).isEqualTo(200);
    return CompletableFuture.runAsync(() -> answer.body().forEach(_ -> {}));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void a_second_workspace_has_keys_and_sends_contacts_that_the_first_does_not_see(Engine engine) {
    var there = Installation.on(engine);
    var second = Keys.OfWorkspace.provide(there.home(), "second");
    var integration = there.as(second.integration());
    var body =
        """
        {"channel":"email","externalId":"second-%s","from":{"email":"customer@example.org"},
         "text":"Is anybody there?"}\
        """
            .formatted(engine);
    var sent =
        await()
            .until(
                () -> integration.post("ingest", "/v1/contacts", body, "application/json"),
                answer -> answer.status() != 401); // the file is read again within a second
    assertThat(sent.status()).as(sent.body()).isEqualTo(202);
    var contact = "/v1/contacts/" + sent.json().path("contactId").asText();
    await().until(() -> integration.get("ingest", contact), KeyJourneyTest::isTicket);

    assertThat(there.as(there.keys().integration()).get("ingest", contact).status()).isEqualTo(404);
    var agent = Map.of("role", "agent", "agent", "agent-9");
    assertThat(there.as(second.admin()).post("routing", "/v1/keys", agent).status()).isEqualTo(201);
  }

  private static boolean isTicket(Answer answer) {
    return answer.json().path("status").asText().equals("accepted")
        && answer.json().hasNonNull("ticketId");
  }
}
