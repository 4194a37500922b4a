package io.signalbox.runtime.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.signalbox.runtime.problem.Problem;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Ids;
import io.signalbox.runtime.store.OutcomeRow;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Names a request by who sends it, what it asks for and its {@code Idempotency-Key}. Its record's
 * id is made of that name, so that the loop recognises the same request for as long as it keeps
 * outcomes, and refuses another one of the same name. Nothing is written here.
 */
@Singleton
public final class Idempotency {
  private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,200}");
  private static final int RECENT_MAX = 10_000;

  /** How long an id is remembered that is not decided yet: a client tries again by then. */
  private static final Duration RECENT = Duration.ofMinutes(10);

  private final Outcomes outcomes;
  private final InstantSource clock;
  private final Cache<UUID, Claim> recent =
      Caffeine.newBuilder().maximumSize(RECENT_MAX).expireAfterWrite(RECENT).build();

  /**
   * What a request is known as.
   *
   * @param id of its record
   * @param requestHash of the request; null where every request is new
   * @param outcome of the same request, if it came before and is decided
   */
  public record Claim(String id, @Nullable String requestHash, @Nullable OutcomeRow outcome) {
    private Claim(String id, @Nullable String requestHash) {
      this(id, requestHash, null);
    }

    /** The same for one of several records that a request becomes. */
    private Claim part(int number) {
      var part = Integer.toString(number);
      var at = madeAt(id);
      return requestHash == null
          ? new Claim(Ids.timeOrdered(at, id, part), null)
          : new Claim(Ids.named(at, Ids.hash(id.substring(TIME_CHARACTERS), part)), requestHash);
    }

    /** The first of the same name, which must be the same request. */
    private Claim sameAs(Claim first) {
      if (!String.valueOf(requestHash).equals(first.requestHash)) throw keyReused();
      return first;
    }

    private Claim sameAs(@Nullable OutcomeRow first) {
      return first == null || first.commandId() == null
          ? this
          : sameAs(new Claim(first.commandId(), first.requestHash(), first));
    }

    /** Whether this is our outcome: that of another request of the same name is not. */
    boolean mayBeAnsweredBy(OutcomeRow row) {
      return requestHash == null
          || requestHash.equals(row.requestHash())
          || OutcomeRow.KEY_REUSED.equals(row.reason());
    }

    private static final int TIME_CHARACTERS = "01234567-89ab-".length();

    private static Instant madeAt(String id) {
      return Instant.ofEpochMilli(UUID.fromString(id).getMostSignificantBits() >>> 16);
    }
  }

  Idempotency(Outcomes outcomes, InstantSource clock) {
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /**
   * Gives a request its id, the same one again when it came before.
   *
   * @param route what is asked for: the same key on another route is another request
   * @param idempotencyKey as sent; null when there was none, then every request is new
   * @throws Problem 422 when the key came before with another request
   */
  public Claim claim(Actor actor, String route, @Nullable String idempotencyKey, byte[] request) {
    var now = clock.instant();
    if (idempotencyKey == null) {
      return new Claim(Ids.timeOrdered(now, UUID.randomUUID().toString()), null);
    }
    if (!KEY.matcher(idempotencyKey).matches()) {
      throw Problem.badRequest(
          "bad-idempotency-key", "Idempotency-Key must be 1 to 200 printable ASCII characters.");
    }
    var name = Ids.hash(actor.name(), actor.workspace(), route, idempotencyKey);
    var fresh = new Claim(Ids.named(now, name), sha256(request));
    var found = outcomes.of(List.of(Ids.ofNamed(actor.workspace(), fresh.id)));
    return found.isEmpty()
        ? fresh.sameAs(recent.get(name, _ -> fresh))
        : fresh.sameAs(found.getFirst());
  }

  /**
   * Claims for so many records that one request becomes.
   *
   * @throws Problem 422 when one of them came before in another request
   */
  public List<Claim> parts(Actor actor, Claim whole, int count) {
    var parts = IntStream.range(0, count).mapToObj(whole::part).toList();
    if (whole.requestHash == null) return parts;
    var before =
        outcomes
            .of(parts.stream().map(part -> Ids.ofNamed(actor.workspace(), part.id)).toList())
            .stream()
            .collect(Collectors.toMap(OutcomeRow::id, Function.identity()));
    return parts.stream()
        .map(part -> part.sameAs(before.get(Ids.ofNamed(actor.workspace(), part.id))))
        .toList();
  }

  /** What the sender of another request of the same name is told. */
  static Problem keyReused() {
    return Problem.of(
        422,
        OutcomeRow.KEY_REUSED,
        "Idempotency-Key reused",
        "This Idempotency-Key came before with another request. Use a new key for a new request.");
  }

  private static String sha256(byte[] request) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
