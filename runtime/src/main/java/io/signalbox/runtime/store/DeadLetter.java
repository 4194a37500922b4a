package io.signalbox.runtime.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A record that could not be read or decided.
 *
 * @param topic where it came from; {@code timer} for a timer that could not be decided
 * @param record the original key, value and headers, in the outbox's format
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
    byte[] record) {}
