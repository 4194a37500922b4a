package io.signalbox.runtime.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.signalbox.runtime.json.Json;
import io.signalbox.runtime.json.UnreadableJson;
import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.shard.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;

/**
 * By which our own edges and services vouch for the actor of one record on an entry topic: {@code
 * Internal <base64url(actor)>.<issued at>.<base64url(tag)>}.
 *
 * <p>What is signed is all that says what the record means: topic, id, type, subject, form, the
 * dead letter it replays, and its value. Moved to another record the token is worth nothing; with
 * its own record it is worth nothing after a day, when nobody remembers any more that the record's
 * id was seen.
 */
public final class InternalToken {
  /** What the header's value begins with. */
  public static final String SCHEME = "Internal ";

  /** Outcomes are kept as long: until then the same record again is recognised as a repeat. */
  static final Duration LIFE = Duration.ofHours(24);

  private static final String PURPOSE = "record";
  private static final int CACHED_MAX = 10_000;
  private static final byte[] ABSENT = {};
  private static final String[] NONE = {};

  /** What is signed of the headers, in this order. */
  private static final List<String> SIGNED =
      List.of(
          HeaderNames.ID,
          HeaderNames.TYPE,
          HeaderNames.SUBJECT,
          HeaderNames.CONTENT_TYPE,
          HeaderNames.REPLAY_OF,
          HeaderNames.REPLAY_TOPIC,
          HeaderNames.REQUEST_HASH);

  private final Signer signer;
  private final Cache<Actor, String> written =
      Caffeine.newBuilder().maximumSize(CACHED_MAX).build();
  private final Cache<String, Actor> read = Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

  /** Tokens made and checked with this signer. */
  public InternalToken(Signer signer) {
    this.signer = signer;
  }

  /** The header's value by which this actor sends this record. */
  public String issue(
      Actor actor, String topic, Iterable<Header> headers, byte[] value, Instant at) {
    var claims = written.get(actor, each -> encode(Json.bytes(each)));
    var issued = Long.toString(at.toEpochMilli());
    return SCHEME
        + claims
        + "."
        + issued
        + "."
        + encode(signer.sign(PURPOSE, parts(claims, issued, topic, headers, value)));
  }

  /**
   * The actor a header's value vouches for, unless we did not make it, or not for this record, or
   * over a day before the record entered.
   *
   * @param stamp when the broker took the record
   */
  public Optional<Actor> verify(
      String header, String topic, Iterable<Header> headers, byte[] value, Instant stamp) {
    var parts =
        header.startsWith(SCHEME) ? header.substring(SCHEME.length()).split("\\.", -1) : NONE;
    if (parts.length != 3) return Optional.empty();
    try {
      var tag = Base64.getUrlDecoder().decode(parts[2]);
      var sound = signer.verify(tag, PURPOSE, parts(parts[0], parts[1], topic, headers, value));
      // only what we signed is looked at, and kept
      if (!sound || Instant.ofEpochMilli(Long.parseLong(parts[1])).plus(LIFE).isBefore(stamp)) {
        return Optional.empty();
      }
      return Optional.of(read.get(parts[0], InternalToken::actor));
    } catch (IllegalArgumentException | UnreadableJson e) {
      return Optional.empty();
    }
  }

  private static byte[][] parts(
      String claims, String issued, String topic, Iterable<Header> headers, byte[] value) {
    var parts = new byte[4 + SIGNED.size()][];
    parts[0] = bytes(claims);
    parts[1] = bytes(issued);
    parts[2] = bytes(topic);
    parts[3] = value;
    for (var i = 4; i < parts.length; i++) parts[i] = ABSENT;
    for (var header : headers) {
      var place = SIGNED.indexOf(header.key());
      if (place < 0) continue;
      parts[4 + place] = header.value() == null ? ABSENT : header.value(); // the last one counts
    }
    return parts;
  }

  private static Actor actor(String claims) {
    return Json.read(Base64.getUrlDecoder().decode(claims), Actor.class);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
