package io.signalbox.runtime.store;

import io.signalbox.runtime.shard.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read or decided.
 *
 * @param topic where it came from; {@code timer} for a timer that could not be decided
 * @param sender who sent it and was allowed to; null when that is nobody, or not known
 * @param record the original key, value and headers without secrets, in the outbox's format
 */
public record DeadLetter(
    UUID id,
    String workspace,
    String topic,
    int partition,
    long offset,
    String reason,
    String detail,
    Instant at,
    @Nullable Actor sender,
    byte[] record) {}
