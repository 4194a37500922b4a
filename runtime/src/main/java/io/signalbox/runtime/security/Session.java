package io.signalbox.runtime.security;

import io.signalbox.runtime.shard.Actor;
import java.time.Instant;

/**
 * Whom a token of an identity provider speaks for, and until when.
 *
 * @param until what lasts longer than a request ends then
 */
record Session(Actor actor, Instant until) {}
