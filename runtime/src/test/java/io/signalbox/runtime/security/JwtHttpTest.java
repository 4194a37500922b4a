package io.signalbox.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.runtime.probe.Probe;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.testkit.Broker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whom an identity provider sends works as whoever has a key does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JwtHttpTest {
  private static final String ISSUER = "https://idp.example";

  /** So much later a token counts, for clocks differ. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final RSAKey rsa;
  private final HttpServer server;
  private Probe probe;

  JwtHttpTest() throws Exception {
    rsa = new RSAKeyGenerator(2048).keyID("r").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var keys = new JWKSet(List.of(rsa)).toString(true).getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/jwks",
        exchange -> {
          exchange.sendResponseHeaders(200, keys.length);
          try (var body = exchange.getResponseBody()) {
            body.write(keys);
          }
        });
  }

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    server.start();
    var settings = new HashMap<>(Broker.shared().settings());
    settings.put(
        "signalbox.jwt.jwks-url", "http://localhost:" + server.getAddress().getPort() + "/jwks");
    settings.put("signalbox.jwt.issuer", ISSUER);
    settings.put("signalbox.jwt.audience", "signalbox");
    probe = Probe.start(directory, settings);
  }

  @AfterAll
  void stop() {
    probe.close();
    server.stop(0);
  }

  @Test
  void commands_of_a_subject_of_300_characters_are_carried_out() throws Exception {
    var token = token("s".repeat(300), Instant.now().plusSeconds(600));
    var add = bearing(token, "/v1/probe/counter/add");

    assertThat(probe.send(add, "{\"number\":1}").status()).isEqualTo(200);
    var audit = probe.get(Role.ADMIN, "/v1/audit?action=probe.add").json().path("items");
    assertThat(audit.findValuesAsText("actor"))
        .singleElement()
        .asString()
        .matches("jwt:sha256:[0-9a-f]{64}");
    assertThat(probe.get(Role.ADMIN, "/v1/dead-letters").json().path("items")).isEmpty();
  }

  @Test
  void a_stream_ends_when_its_token_does() throws Exception {
    var end = Instant.now().plusSeconds(3);
    var token = token("u-1", end.minus(SKEW));
    var request = bearing(token, "/v1/probe/stream").build();
    var answer = probe.client().send(request, BodyHandlers.ofLines());
    assertThat(answer.statusCode()).isEqualTo(200);
    var ended = CompletableFuture.runAsync(() -> answer.body().forEach(_ -> {}));

    await().atMost(Duration.ofSeconds(20)).until(ended::isDone);
    assertThat(Instant.now()).isAfter(end.minusSeconds(1)); // a token's time has whole seconds
  }

  private HttpRequest.Builder bearing(String token, String path) {
    return probe.to(path).header("Authorization", "Bearer " + token);
  }

  private String token(String subject, Instant expires) throws JOSEException {
    var claims =
        new JWTClaimsSet.Builder()
            .subject(subject)
            .issuer(ISSUER)
            .audience("signalbox")
            .expirationTime(Date.from(expires))
            .claim("workspace", "acme")
            .claim("roles", List.of("agent"))
            .claim("agent", "agent-1")
            .build();
    var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("r").build(), claims);
    jwt.sign(new RSASSASigner(rsa));
    return jwt.serialize();
  }
}
