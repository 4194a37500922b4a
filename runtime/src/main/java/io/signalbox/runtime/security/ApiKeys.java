package io.signalbox.runtime.security;

import io.signalbox.runtime.shard.Access;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * API keys: {@code sb_<role>_<8 visible characters>_<43 of base64url>}, 256 bits of which only the
 * SHA-256 is kept.
 *
 * <p>They come from a file that an operator or the launcher makes ({@link KeyFile}), and from the
 * log of those made over HTTP ({@link KeyLog}). The log can end a key of the file, never make it
 * good for longer; what is in neither is no key.
 */
public final class ApiKeys {
  /** What a key begins with, so that leaked ones can be searched for. */
  public static final String SCHEME = "sb_";

  private static final Pattern FORM =
      Pattern.compile("(sb_([a-z]+)_[A-Za-z0-9]{8})_[A-Za-z0-9_-]{43}");

  /** A key in a longer text, also one that was cut short or has something behind it. */
  private static final Pattern KEY = Pattern.compile("(sb_[a-z]+_[A-Za-z0-9]{8})_[A-Za-z0-9_-]+");

  private static final String VISIBLE = "abcdefghijkmnpqrstuvwxyz23456789";

  private final InstantSource clock;
  private final KeyFile file;
  private final Map<String, StoredKey> ofLog = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Runnable newest = () -> {};

  /**
   * No keys but those of the file.
   *
   * @param file an array of {@link StoredKey}, or none
   * @throws IllegalArgumentException when the file can't be read, with a sentence an operator
   *     understands
   */
  public ApiKeys(InstantSource clock, @Nullable Path file) {
    this.clock = clock;
    this.file = new KeyFile(file, clock);
    this.file.read();
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
    var prefix = form.group(1);
    return get(prefix)
        .or(() -> getNewest(prefix))
        .filter(key -> same(key.sha256(), sha256(token)))
        .filter(key -> key.isGood(at))
        .flatMap(ApiKeys::actor);
  }

  /** Another service may have made it a moment ago. */
  private Optional<StoredKey> getNewest(String prefix) {
    newest.run();
    return get(prefix);
  }

  /** Until when the key of that prefix is good; the past if there is none. */
  Instant end(String prefix) {
    return get(prefix)
        .map(key -> Objects.requireNonNullElse(key.expiresAt(), Instant.MAX))
        .orElse(Instant.MIN);
  }

  /** What is kept of the key of that prefix. */
  public Optional<StoredKey> get(String prefix) {
    var logged = ofLog.get(prefix);
    if (logged != null && logged.madeAt() != null) return Optional.of(logged);
    var given = Optional.ofNullable(file.keys().get(prefix));
    return logged == null ? given : given.map(key -> key.endingBy(logged.expiresAt()));
  }

  /** What is kept of all keys of a workspace, by prefix. */
  public List<StoredKey> of(String workspace) {
    return Stream.concat(file.keys().keySet().stream(), ofLog.keySet().stream())
        .distinct()
        .flatMap(prefix -> get(prefix).stream())
        .filter(key -> key.workspace().equals(workspace))
        .sorted(Comparator.comparing(StoredKey::prefix))
        .toList();
  }

  /**
   * Takes over what the log says of a key. Of two who end a key the earlier counts.
   *
   * @return what is known of it now
   */
  public StoredKey put(StoredKey key) {
    var known = ofLog.merge(key.prefix(), key, (before, said) -> said.endingBy(before.expiresAt()));
    listeners.forEach(Runnable::run);
    return known;
  }

  /** The log says no more of that key. */
  void forget(String prefix) {
    ofLog.remove(prefix);
    listeners.forEach(Runnable::run);
  }

  /** This is run when the log has said something of a key. */
  void onChange(Runnable task) {
    listeners.add(task);
  }

  /** Takes over keys as the file gives them, in place of those it gave before. */
  public void provision(List<StoredKey> keys) {
    file.provide(keys.toArray(StoredKey[]::new));
  }

  /** Reads the file again if it has changed. */
  void readFileAgain() {
    file.readAgain();
  }

  /** What is done before a key counts as unknown. */
  void beforeUnknown(Runnable task) {
    newest = task;
  }

  /** Makes a new key. Nobody knows it yet: that is for {@link KeyLog}, or the file. */
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
        token,
        new StoredKey(
            prefix,
            sha256(token),
            role.wire(),
            workspace,
            agent,
            null,
            expiresAt,
            null,
            null,
            null));
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
        .map(role -> new Actor(key.prefix(), role, key.workspace(), key.agent(), access(key)));
  }

  private static Access access(StoredKey key) {
    return key.access() == null ? Access.ALL : key.access();
  }

  private static boolean same(String expected, String found) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), found.getBytes(StandardCharsets.US_ASCII));
  }

  static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
