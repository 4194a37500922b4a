package io.signalbox.runtime.security;

import io.signalbox.runtime.log.HeaderNames;
import io.signalbox.runtime.log.OutRecord;
import io.signalbox.runtime.loop.Authorizer;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Who sent a record of an entry topic: the holder of an API key ({@code Bearer sb_…}), or an actor
 * whom one of our own services vouches for ({@link InternalToken}).
 */
public final class EntryAuthorizer implements Authorizer {
  private static final String BEARER = "Bearer ";
  private static final int HEADER_BYTES_MAX = 4_096;

  private final ApiKeys keys;
  private final InternalToken internal;
  private final InstantSource clock;

  /** Believes these keys and these tokens. */
  public EntryAuthorizer(ApiKeys keys, InternalToken internal, InstantSource clock) {
    this.keys = keys;
    this.internal = internal;
    this.clock = clock;
  }

  @Override
  public Actor authorize(ConsumerRecord<byte[], byte[]> record, String workspace) throws Refused {
    var header = record.headers().lastHeader(HeaderNames.AUTHORIZATION);
    if (header == null || header.value() == null || header.value().length == 0) {
      throw new Refused("The record has no header authorization.");
    }
    if (header.value().length > HEADER_BYTES_MAX) {
      throw new Refused("The header authorization is too long.");
    }
    var text = new String(header.value(), StandardCharsets.UTF_8);
    return text.startsWith(InternalToken.SCHEME)
        ? vouchedFor(text, record, workspace)
        : holder(text, record, workspace);
  }

  private Actor vouchedFor(String header, ConsumerRecord<byte[], byte[]> record, String workspace)
      throws Refused {
    var value = record.value() == null ? new byte[0] : record.value();
    var stamp = Instant.ofEpochMilli(record.timestamp());
    return internal
        .verify(header, record.topic(), record.headers(), value, stamp)
        .filter(actor -> actor.workspace().equals(workspace))
        .orElseThrow(
            () ->
                new Refused(
                    "The internal token was not made with our secret for this record, or over a day"
                        + " before."));
  }

  private Actor holder(String header, ConsumerRecord<byte[], byte[]> record, String workspace)
      throws Refused {
    if (!header.startsWith(BEARER)) {
      throw new Refused("The header authorization is no Bearer key.");
    }
    if (record.headers().lastHeader(HeaderNames.REPLAY_OF) != null) {
      throw new Refused(
          "Only a service's own edge replays a dead letter: POST /v1/dead-letters/{id}/replay.");
    }
    var actor =
        keys.find(header.substring(BEARER.length()), Instant.ofEpochMilli(record.timestamp()))
            .orElseThrow(() -> new Refused("The key is unknown, expired or revoked."));
    if (actor.workspace().equals(workspace)) {
      return actor;
    }
    if (actor.role() != Role.ADMIN) {
      throw new Refused("The key belongs to another workspace than the record.");
    }
    return new Actor(actor.name(), actor.role(), workspace, actor.agent());
  }

  @Override
  public String vouch(Actor actor, OutRecord record) {
    return internal.issue(actor, record.topic(), record.headers(), record.value(), clock.instant());
  }

  /** Of what authorises, the key's prefix; anywhere else, the same in place of a whole key. */
  @Override
  public byte[] withoutSecret(String name, byte[] value) {
    var text = new String(value, StandardCharsets.ISO_8859_1);
    if (name.equalsIgnoreCase(HeaderNames.AUTHORIZATION)) {
      var named = text.startsWith(InternalToken.SCHEME) ? "Internal" : ApiKeys.prefixIn(text);
      return named.getBytes(StandardCharsets.ISO_8859_1);
    }
    var masked = ApiKeys.masked(text);
    return masked.equals(text) ? value : masked.getBytes(StandardCharsets.ISO_8859_1);
  }
}
