package io.signalbox.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.runtime.shard.Access;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JwtsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
  private static final String ISSUER = "https://idp.example";

  private final RSAKey rsa;
  private final com.nimbusds.jose.jwk.ECKey ec;
  private final HttpServer server;
  private final Jwts jwts;

  JwtsTest() throws JOSEException, IOException {
    rsa = new RSAKeyGenerator(2048).keyID("r").generate();
    ec = new ECKeyGenerator(Curve.P_256).keyID("e").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var keys = new JWKSet(List.of(rsa, ec)).toString(true).getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/jwks",
        exchange -> {
          exchange.sendResponseHeaders(200, keys.length);
          try (var body = exchange.getResponseBody()) {
            body.write(keys);
          }
        });
    var url = "http://localhost:" + server.getAddress().getPort() + "/jwks";
    jwts = new Jwts(url, ISSUER, "signalbox", () -> NOW);
  }

  @BeforeAll
  void serve() {
    server.start();
  }

  @AfterAll
  void stop() {
    server.stop(0);
  }

  @Test
  void a_sound_token_stands_for_its_actor() throws JOSEException {
    assertThat(jwts.find(signed(claims -> claims)))
        .map(Session::actor)
        .contains(new Actor("jwt:u-1", Role.AGENT, "acme", "agent-1"));
    assertThat(jwts.find(sign(JWSAlgorithm.PS256, "r", new RSASSASigner(rsa)))).isPresent();
    assertThat(jwts.find(sign(JWSAlgorithm.ES256, "e", new ECDSASigner(ec)))).isPresent();
  }

  @Test
  void of_several_roles_the_highest_counts() throws JOSEException {
    assertThat(jwts.find(signed(c -> c.claim("roles", List.of("agent", "admin", "x")))))
        .map(Session::actor)
        .contains(new Actor("jwt:u-1", Role.ADMIN, "acme", null));
  }

  @Test
  void what_it_is_narrowed_to_is_all_it_shows() throws JOSEException {
    var access =
        jwts.find(
                signed(
                    c ->
                        c.claim("sites", List.of("lisbon", "porto"))
                            .claim("brands", List.of("outlet"))
                            .claim("queues", List.of("billing"))
                            .claim("channels", List.of("email"))
                            .claim("clearances", List.of())))
            .orElseThrow()
            .actor()
            .access();
    assertThat(access)
        .isEqualTo(
            new Access(
                List.of("lisbon", "porto"),
                List.of("outlet"),
                List.of("billing"),
                List.of("email"),
                List.of()));
    assertThat(jwts.find(signed(c -> c)).orElseThrow().actor().access()).isEqualTo(Access.ALL);
  }

  /** Else a narrowing that was written wrongly would show everything. */
  @ParameterizedTest
  @ValueSource(strings = {"sites", "brands", "queues", "channels", "clearances"})
  void a_narrowing_that_is_none_is_no_token(String claim) throws JOSEException {
    for (var wrong : List.of("lisbon", 7, List.of(7), List.of(""), Map.of("lisbon", true))) {
      assertThat(jwts.find(signed(c -> c.claim(claim, wrong)))).as("%s", wrong).isEmpty();
    }
    var tooMany = IntStream.range(0, 10_000).mapToObj(i -> "site-" + i).toList();
    assertThat(jwts.find(signed(c -> c.claim(claim, tooMany)))).isEmpty();
  }

  @Test
  void a_subject_that_no_column_has_room_for_is_known_by_its_hash() throws Exception {
    var hashed = "sha256:" + "0".repeat(64); // else it could be somebody else's name
    for (var subject : List.of("x".repeat(191), "x".repeat(300), "a\nb", "a\0b", hashed)) {
      var name = jwts.find(signed(c -> c.subject(subject))).orElseThrow().actor().name();
      assertThat(name).matches("jwt:sha256:[0-9a-f]{64}");
    }
    for (var subject : List.of("x".repeat(190), "größe@example.org")) {
      assertThat(jwts.find(signed(c -> c.subject(subject))).orElseThrow().actor().name())
          .isEqualTo("jwt:" + subject);
    }
  }

  @Test
  void the_algorithm_none_is_refused() {
    assertThat(jwts.find(new PlainJWT(claims().build()).serialize())).isEmpty();
  }

  @Test
  void a_public_key_used_as_hmac_secret_is_refused() throws JOSEException {
    var asSecret = rsa.toRSAPublicKey().getEncoded();

    assertThat(jwts.find(sign(JWSAlgorithm.HS256, "r", new MACSigner(asSecret)))).isEmpty();
  }

  @Test
  void a_key_that_is_not_theirs_is_refused() throws JOSEException {
    var other = new RSAKeyGenerator(2048).keyID("r").generate();

    assertThat(jwts.find(sign(JWSAlgorithm.RS256, "r", new RSASSASigner(other)))).isEmpty();
    assertThat(jwts.find(sign(JWSAlgorithm.RS256, "unknown", new RSASSASigner(other)))).isEmpty();
  }

  @Test
  void another_issuer_or_audience_is_refused() throws JOSEException {
    assertThat(jwts.find(signed(c -> c.issuer("https://other.example")))).isEmpty();
    assertThat(jwts.find(signed(c -> c.issuer(null)))).isEmpty();
    assertThat(jwts.find(signed(c -> c.audience("other")))).isEmpty();
    assertThat(jwts.find(signed(c -> c.audience((String) null)))).isEmpty();
  }

  @Test
  void a_token_counts_from_not_before_until_expiry() throws JOSEException {
    assertThat(jwts.find(signed(c -> c.expirationTime(at(-31))))).isEmpty();
    assertThat(jwts.find(signed(c -> c.expirationTime(at(-29))))).isPresent(); // clocks differ
    assertThat(jwts.find(signed(c -> c.expirationTime(null)))).isEmpty();
    assertThat(jwts.find(signed(c -> c.notBeforeTime(at(31))))).isEmpty();
  }

  @Test
  void workspace_role_and_agent_must_make_sense() throws JOSEException {
    assertThat(jwts.find(signed(c -> c.claim("workspace", null)))).isEmpty();
    assertThat(jwts.find(signed(c -> c.claim("workspace", "a b")))).isEmpty();
    assertThat(jwts.find(signed(c -> c.claim("workspace", List.of("acme"))))).isEmpty();
    assertThat(jwts.find(signed(c -> c.claim("roles", null)))).isEmpty();
    assertThat(jwts.find(signed(c -> c.claim("roles", List.of("system"))))).isEmpty();
    assertThat(jwts.find(signed(c -> c.claim("roles", "admin")))).isEmpty();
    assertThat(jwts.find(signed(c -> c.claim("agent", null)))).isEmpty();
  }

  @Test
  void bytes_changed_after_signing_are_noticed() throws JOSEException {
    var token = signed(c -> c);
    var dot = token.lastIndexOf('.');
    var swapped = token.charAt(dot - 2) == 'A' ? 'B' : 'A';

    assertThat(jwts.find(token.substring(0, dot - 2) + swapped + token.substring(dot - 1)))
        .isEmpty();
    assertThat(jwts.find(token.substring(0, dot + 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "eyJhbGciOiJub25lIn0..", "x"})
  void what_is_no_token_is_refused(String text) {
    assertThat(jwts.find(text)).isEmpty();
  }

  @Test
  void keys_that_cannot_be_fetched_let_nobody_in() throws JOSEException {
    var nobody = new Jwts("http://localhost:1/jwks", ISSUER, "signalbox", () -> NOW);

    assertThat(nobody.find(signed(c -> c))).isEmpty();
  }

  @Test
  void settings_come_together_or_not_at_all() {
    assertThat(new JwtSettings(null, null, null)).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JwtSettings("https://idp.example/jwks", ISSUER, null));
  }

  private String signed(UnaryOperator<JWTClaimsSet.Builder> changed) throws JOSEException {
    return sign(JWSAlgorithm.RS256, "r", new RSASSASigner(rsa), changed.apply(claims()).build());
  }

  private static String sign(JWSAlgorithm algorithm, String keyId, JWSSigner signer)
      throws JOSEException {
    return sign(algorithm, keyId, signer, claims().build());
  }

  private static String sign(
      JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .subject("u-1")
        .issuer(ISSUER)
        .audience("signalbox")
        .expirationTime(at(3_600))
        .claim("workspace", "acme")
        .claim("roles", List.of("agent"))
        .claim("agent", "agent-1");
  }

  private static Date at(int seconds) {
    return Date.from(NOW.plusSeconds(seconds));
  }
}
