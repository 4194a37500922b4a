package io.signalbox.runtime.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.signalbox.runtime.shard.Access;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of an identity provider (JWT): signed by a key of its JWKS with an asymmetric algorithm,
 * from the issuer, for the audience, not expired.
 *
 * <p>Claims: {@code sub}, {@code workspace}, {@code roles} (the highest counts), {@code agent} for
 * agents, and lists {@code sites}, {@code brands}, {@code queues}, {@code channels}, {@code
 * clearances} where it is narrowed. Verified by Nimbus directly, because the list of algorithms is
 * then ours to see.
 */
final class Jwts {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);
  private static final Set<String> REQUIRED = Set.of("sub", "iss", "aud", "exp", "workspace");
  private static final int CLOCK_SKEW_SECONDS = 30;
  private static final int SUBJECT_CHARACTERS_MAX = 190;
  private static final String HASHED = "sha256:";
  private static final int HTTP_MILLIS = 2_000;
  private static final int JWKS_BYTES_MAX = 256 << 10;

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  Jwts(String jwksUrl, String issuer, String audience, InstantSource clock) {
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(jwksUrl)));
    processor.setJWTClaimsSetVerifier(claims(issuer, audience, clock));
  }

  /** Whom a token speaks for, unless anything about it is wrong. Blocks while keys are read. */
  Optional<Session> find(String token) {
    try {
      return session(processor.process(token, (@Nullable SecurityContext) null));
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }

  private static Optional<Session> session(JWTClaimsSet claims) throws ParseException {
    var workspace = claims.getStringClaim("workspace");
    var role = roles(claims).max(Comparator.naturalOrder());
    if (role.isEmpty() || !Workspaces.isName(workspace)) {
      return Optional.empty();
    }
    var agent = role.get() == Role.AGENT ? claims.getStringClaim("agent") : null;
    if (role.get() == Role.AGENT && (agent == null || !Workspaces.isAgent(agent))) {
      return Optional.empty();
    }
    var actor = new Actor(name(claims.getSubject()), role.get(), workspace, agent, access(claims));
    var until = claims.getExpirationTime().toInstant().plusSeconds(CLOCK_SKEW_SECONDS);
    return Optional.of(new Session(actor, until));
  }

  private static Access access(JWTClaimsSet claims) throws ParseException {
    try {
      return new Access(
          claims.getStringListClaim("sites"),
          claims.getStringListClaim("brands"),
          claims.getStringListClaim("queues"),
          claims.getStringListClaim("channels"),
          claims.getStringListClaim("clearances"));
    } catch (IllegalArgumentException e) {
      throw new ParseException(String.valueOf(e.getMessage()), 0); // then it is no token of ours
    }
  }

  /**
   * What the audit log shows. A subject may have 255 characters, which no column of ours has room
   * for: a long one, or one that can't be printed, is known by its hash.
   */
  private static String name(String subject) {
    var plain =
        subject.length() <= SUBJECT_CHARACTERS_MAX
            && !subject.startsWith(HASHED)
            && subject.codePoints().noneMatch(Jwts::isUnprintable);
    return "jwt:" + (plain ? subject : HASHED + ApiKeys.sha256(subject));
  }

  private static boolean isUnprintable(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
  }

  private static Stream<Role> roles(JWTClaimsSet claims) throws ParseException {
    var names = claims.getStringListClaim("roles");
    return names == null
        ? Stream.empty()
        : names.stream().flatMap(n -> Role.of(n).stream()).filter(r -> r != Role.SYSTEM);
  }

  private static JWKSource<SecurityContext> keys(String jwksUrl) {
    var retriever = new DefaultResourceRetriever(HTTP_MILLIS, HTTP_MILLIS, JWKS_BYTES_MAX);
    return JWKSourceBuilder.<SecurityContext>create(url(jwksUrl), retriever)
        .retrying(true)
        .outageTolerant(true)
        .build();
  }

  private static URL url(String jwksUrl) {
    try {
      return URI.create(jwksUrl).toURL();
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw new IllegalArgumentException("signalbox.jwt.jwks-url is not a URL", e);
    }
  }

  private static DefaultJWTClaimsVerifier<SecurityContext> claims(
      String issuer, String audience, InstantSource clock) {
    var exact = new JWTClaimsSet.Builder().issuer(issuer).build();
    var verifier =
        new DefaultJWTClaimsVerifier<SecurityContext>(audience, exact, REQUIRED) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew(CLOCK_SKEW_SECONDS);
    return verifier;
  }
}
