package io.signalbox.runtime.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.runtime.delivery.Carrier.Answer;
import io.signalbox.runtime.delivery.Report.Result;
import io.signalbox.runtime.settings.Network;
import io.signalbox.runtime.shard.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls to a real server, which answers as its path says. */
class WebhookCarrierTest {
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress BESIDE = InetAddress.ofLiteral("127.0.0.9");
  private static final String SECRET = "whsec_c2VjcmV0IG9mIGEgdGVzdCwgMzIgYnl0ZXMgbG9uZw==";

  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private HttpServer server;
  private WebhookCarrier carrier;

  private record Call(String path, Map<String, List<String>> headers, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    carrier = carrier(host -> new InetAddress[] {HERE}, "127.0.0.1/32");
  }

  @AfterEach
  void stop() {
    carrier.close();
    server.stop(0);
  }

  @Test
  void posts_under_the_id_and_signed() throws Exception {
    var delivery = delivery(url("hooks.example.com", "/200"), "env:SIGNALBOX_SECRET_TEST");
    assertThat(carrier.carry(delivery)).isEqualTo(Answer.taken("200 OK: thanks"));
    var call = calls.take();
    assertThat(call.body()).isEqualTo("{\"ticket\":\"7 €\"}");
    assertThat(call.headers().get("Webhook-id")).containsExactly(delivery.id().toString());
    assertThat(call.headers().get("Content-type"))
        .containsExactly("application/json; charset=UTF-8");
    assertThat(call.headers()).doesNotContainKeys("Upgrade", "Accept-encoding", "Cookie");
    var signed = new HashMap<String, List<String>>();
    call.headers().forEach((name, values) -> signed.put(name.toLowerCase(Locale.ROOT), values));
    new Webhook(SECRET).verify(call.body(), signed);

    assertThat(carrier.carry(delivery).result()).isEqualTo(Result.SUCCEEDED);
    assertThat(calls.take().headers().get("Webhook-id")).containsExactly(delivery.id().toString());
  }

  @Test
  void says_what_the_receiver_said() throws Exception {
    assertThat(call("/503"))
        .isEqualTo(Answer.notNow("503 Service Unavailable: thanks", Duration.ofSeconds(7)));
    assertThat(call("/404")).isEqualTo(Answer.refused("404 Not Found: thanks"));
    assertThat(call("/control").detail()).isEqualTo("404 Not Found: a b  c");
  }

  @Test
  void follows_no_redirect() throws Exception {
    assertThat(call("/302").result()).isEqualTo(Result.REFUSED);
    assertThat(calls).extracting(Call::path).containsExactly("/302");
  }

  @Test
  void reads_no_more_than_it_shows() throws Exception {
    assertThat(call("/endless").result()).isEqualTo(Result.SUCCEEDED);
    var refused = call("/endless-refusal");
    assertThat(refused.result()).isEqualTo(Result.REFUSED);
    assertThat(refused.detail()).hasSizeLessThan(300);
  }

  @Test
  void what_nobody_answers_may_pass() {
    assertThatThrownBy(() -> call("/silent")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> call("/broken")).isInstanceOf(IOException.class);
    server.stop(0);
    assertThatThrownBy(() -> call("/200")).isInstanceOf(IOException.class);
    try (var lost = carrier(WebhookCarrierTest::unknown, "127.0.0.1/32")) {
      var delivery = delivery(url("nobody.example.com", "/200"), null);
      assertThatThrownBy(() -> lost.carry(delivery)).isInstanceOf(UnknownHostException.class);
    }
  }

  @Test
  void goes_to_no_address_that_is_not_public() throws Exception {
    try (var guarded = carrier(host -> new InetAddress[] {HERE}, "10.0.0.0/8")) {
      assertThat(guarded.carry(delivery(url("hooks.example.com", "/200"), null)))
          .isEqualTo(Answer.refused("hooks.example.com is at 127.0.0.1, where no calls may go"));
      assertThat(guarded.carry(delivery(url("127.0.0.1", "/200"), null)).result())
          .isEqualTo(Result.REFUSED);
      assertThat(guarded.carry(delivery("ftp://x/", null)).result()).isEqualTo(Result.REFUSED);
    }
    try (var mixed = carrier(host -> new InetAddress[] {HERE, BESIDE}, "127.0.0.1/32")) {
      assertThat(mixed.carry(delivery(url("hooks.example.com", "/200"), null)).detail())
          .as("one of several")
          .contains("127.0.0.9");
    }
    assertThat(calls).isEmpty();
  }

  @Test
  void a_name_that_leads_elsewhere_a_moment_later_is_not_asked_again() throws Exception {
    var asked = new AtomicInteger();
    PinnedNames.Names rebinding =
        host -> new InetAddress[] {asked.incrementAndGet() == 1 ? HERE : BESIDE};
    try (var pinned = carrier(rebinding, "127.0.0.1/32")) {
      assertThat(pinned.carry(delivery(url("hooks.example.com", "/200"), null)).result())
          .isEqualTo(Result.SUCCEEDED);
      assertThat(asked).hasValue(1);
      // the connection is kept; another one is checked anew
      assertThat(pinned.carry(delivery(url("other.example.com", "/200"), null)).detail())
          .contains("127.0.0.9");
    }
  }

  @Test
  void what_cannot_be_signed_waits_for_a_person() throws Exception {
    for (var reference :
        List.of("env:SIGNALBOX_SECRET_NONE", "file:none", "env:SIGNALBOX_SECRET_X")) {
      var answer = carrier.carry(delivery(url("hooks.example.com", "/200"), reference));
      assertThat(answer.result()).as(reference).isEqualTo(Result.AGAIN);
      assertThat(answer.detail()).contains(reference);
    }
    assertThat(carrier.carry(raw("no json")).result()).isEqualTo(Result.REFUSED);
    assertThat(calls).isEmpty();
  }

  private void answer(HttpExchange call) throws IOException {
    var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var path = call.getRequestURI().getPath();
    calls.add(new Call(path, Map.copyOf(call.getRequestHeaders()), body));
    switch (path) {
      case "/endless" -> endless(call, 200);
      case "/endless-refusal" -> endless(call, 400);
      case "/silent" -> {} // until the server stops
      case "/broken" -> call.close();
      case "/control" -> say(call, 404, "a\nb\u0000\u0007c");
      case "/302" -> {
        call.getResponseHeaders().add("Location", "/200");
        say(call, 302, "");
      }
      default -> {
        call.getResponseHeaders().add("Retry-After", "7");
        say(call, Integer.parseInt(path.substring(1)), "thanks");
      }
    }
  }

  private static void say(HttpExchange call, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  private static void endless(HttpExchange call, int status) throws IOException {
    call.sendResponseHeaders(status, 0);
    var chunk = new byte[1_000];
    while (true) call.getResponseBody().write(chunk); // until nobody reads
  }

  private Answer call(String path) throws IOException {
    return carrier.carry(delivery(url("hooks.example.com", path), null));
  }

  private String url(String host, String path) {
    return "http://" + host + ":" + server.getAddress().getPort() + path;
  }

  private static Delivery delivery(String url, @Nullable String secret) {
    return raw(new Post(url, "{\"ticket\":\"7 €\"}", secret).payload());
  }

  private static Delivery raw(String payload) {
    return new Delivery(UUID.randomUUID(), "w", "hook", "lane", Post.KIND, "subject", payload);
  }

  private static InetAddress[] unknown(String host) throws UnknownHostException {
    throw new UnknownHostException(host);
  }

  private WebhookCarrier carrier(PinnedNames.Names names, String allowed) {
    var variables = Map.of("SIGNALBOX_SECRET_TEST", SECRET, "SIGNALBOX_SECRET_X", "whsec_?");
    return new WebhookCarrier(
        new Reach(true, Set.of(server.getAddress().getPort()), List.of(Network.of(allowed))),
        new Secrets(variables::get, null),
        names,
        Duration.ofMillis(500),
        InstantSource.system());
  }
}
