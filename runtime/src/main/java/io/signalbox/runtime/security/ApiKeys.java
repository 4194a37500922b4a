package io.signalbox.runtime.security;

import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import io.signalbox.runtime.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * API keys: {@code sb_<role>_<8 visible characters>_<43 of base64url>}, 256 bits of which only the
 * SHA-256 is kept.
 *
 * <p>All of them are in memory and read anew every five seconds, so a revoked one works at most
 * that much longer. While the database does not answer, those known are believed: a record must not
 * become a dead letter because of that.
 */
public final class ApiKeys {
  /** What a key begins with, so that leaked ones can be searched for. */
  public static final String SCHEME = "sb_";

  private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);
  private static final Pattern FORM =
      Pattern.compile("(sb_([a-z]+)_[A-Za-z0-9]{8})_[A-Za-z0-9_-]{43}");

  /** A key in a longer text, also one that was cut short or has something behind it. */
  private static final Pattern KEY = Pattern.compile("(sb_[a-z]+_[A-Za-z0-9]{8})_[A-Za-z0-9_-]+");

  private static final Duration BELIEVED = Duration.ofSeconds(5);
  private static final String VISIBLE = "abcdefghijkmnpqrstuvwxyz23456789";

  private final KeyTable table;
  private final InstantSource clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Known known;

  private record Known(Map<String, StoredKey> byPrefix, Instant since) {}

  /** Keys kept in this database. */
  public ApiKeys(DataSource source, InstantSource clock) {
    this.table = new KeyTable(source);
    this.clock = clock;
  }

  /** The actor a key stands for now, unless it is malformed, unknown, revoked or expired. */
  public Optional<Actor> find(String token) {
    return find(token, clock.instant());
  }

  /** The actor a key stood for at that time. */
  public Optional<Actor> find(String token, Instant at) {
    var form = FORM.matcher(token);
    if (!form.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(known().get(form.group(1)))
        .filter(key -> same(key.sha256(), sha256(token)))
        .filter(key -> key.expiresAt() == null || at.isBefore(key.expiresAt()))
        .flatMap(ApiKeys::actor);
  }

  /** Takes over keys that an operator or the launcher made; a key that was revoked stays so. */
  public void provision(List<StoredKey> keys) {
    table.provision(keys, clock.instant());
    known = null;
  }

  private Map<String, StoredKey> known() {
    var now = clock.instant();
    var have = known;
    if (have != null && now.isBefore(have.since.plus(BELIEVED))) {
      return have.byPrefix;
    }
    if (have == null) {
      reading.lock();
    } else if (!reading.tryLock()) {
      return have.byPrefix; // another thread is reading them
    }
    try {
      var read = read(have, now);
      known = read;
      return read.byPrefix;
    } finally {
      reading.unlock();
    }
  }

  private Known read(@Nullable Known before, Instant now) {
    try {
      return new Known(
          table.all().stream().collect(Collectors.toMap(StoredKey::prefix, Function.identity())),
          now);
    } catch (StoreException e) {
      if (before == null) {
        throw e;
      }
      LOG.warn("the API keys cannot be read anew, those known go on being believed", e);
      return new Known(before.byPrefix, now);
    }
  }

  /** Makes a new key. Nothing is stored: {@link #provision} does that. */
  public static IssuedKey issue(
      Role role, String workspace, @Nullable String agent, @Nullable Instant expiresAt) {
    var random = new SecureRandom();
    var visible = new StringBuilder();
    random.ints(8, 0, VISIBLE.length()).forEach(i -> visible.append(VISIBLE.charAt(i)));
    var secret = new byte[32];
    random.nextBytes(secret);
    var prefix = SCHEME + role.wire() + "_" + visible;
    var token = prefix + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    return new IssuedKey(
        token, new StoredKey(prefix, sha256(token), role.wire(), workspace, agent, expiresAt));
  }

  /** The visible part of the key in a text, empty when there is none. */
  static String prefixIn(String text) {
    var key = KEY.matcher(text);
    return key.find() ? key.group(1) : "";
  }

  /** The same text with nothing but the visible part of each key in it. */
  static String masked(String text) {
    return text.contains(SCHEME) ? KEY.matcher(text).replaceAll("$1") : text;
  }

  static boolean isPrefix(String prefix, String role) {
    return prefix.matches("sb_[a-z]+_[A-Za-z0-9]{8}") && prefix.startsWith(SCHEME + role + "_");
  }

  private static Optional<Actor> actor(StoredKey key) {
    return Role.of(key.role())
        .map(role -> new Actor(key.prefix(), role, key.workspace(), key.agent()));
  }

  private static boolean same(String expected, String found) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), found.getBytes(StandardCharsets.US_ASCII));
  }

  private static String sha256(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
