package io.signalbox.runtime.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one record of an entry topic.
 *
 * @param id {@code Ids.ofRecord(workspace, ce_id)}
 * @param status {@code done}, {@code refused} or {@code dead}
 * @param body JSON
 */
public record OutcomeRow(
    UUID id,
    Instant decidedAt,
    String status,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable String body) {}
