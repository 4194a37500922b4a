package io.signalbox.runtime.security;

import io.signalbox.runtime.loop.Authorizer;
import io.signalbox.runtime.shard.Actor;
import io.signalbox.runtime.shard.Role;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a record of an entry topic: the holder of an API key ({@code Bearer sb_…}), or an actor
 * whom one of our own services vouches for ({@link InternalToken}).
 */
public final class EntryAuthorizer implements Authorizer {
  private static final String BEARER = "Bearer ";
  private static final int HEADER_BYTES_MAX = 4_096;

  private final ApiKeys keys;
  private final InternalToken internal;

  /** Believes these keys and these tokens. */
  public EntryAuthorizer(ApiKeys keys, InternalToken internal) {
    this.keys = keys;
    this.internal = internal;
  }

  @Override
  public Actor authorize(byte @Nullable [] header, String workspace) throws Refused {
    if (header == null || header.length == 0) {
      throw new Refused("The record has no header authorization.");
    }
    if (header.length > HEADER_BYTES_MAX) {
      throw new Refused("The header authorization is too long.");
    }
    var actor = known(new String(header, StandardCharsets.UTF_8));
    if (actor.workspace().equals(workspace)) {
      return actor;
    }
    if (actor.role() != Role.ADMIN) {
      throw new Refused("The key belongs to another workspace than the record.");
    }
    return new Actor(actor.name(), actor.role(), workspace, actor.agent());
  }

  private Actor known(String header) throws Refused {
    if (header.startsWith(InternalToken.SCHEME)) {
      return internal
          .verify(header)
          .orElseThrow(() -> new Refused("The internal token was not made with our secret."));
    }
    if (!header.startsWith(BEARER)) {
      throw new Refused("The header authorization is no Bearer key.");
    }
    return keys.find(header.substring(BEARER.length()))
        .orElseThrow(() -> new Refused("The key is unknown, expired or revoked."));
  }
}
