package io.signalbox.runtime.erasure;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An erasure as its row has it.
 *
 * @param counts JSON
 */
@MappedEntity("erasure")
record ErasureRow(
    @Id UUID id,
    String customerId,
    Instant requestedAt,
    @Nullable Instant completedAt,
    String counts) {}
