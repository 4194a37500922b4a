package io.signalbox.sla.alert;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is read to be shown.
 *
 * @param body JSON of {@link AlertColumns.Body}
 */
@MappedEntity("alert")
record AlertRow(
    @Id UUID id,
    String workspace,
    String kind,
    String state,
    @MappedProperty("ticket_id") String ticket,
    String metric,
    String priority,
    Instant happenedAt,
    @Nullable Integer escalatedLevel,
    @Nullable String escalationRefused,
    @Nullable String acknowledgedBy,
    @Nullable String acknowledgedNote,
    @Nullable Instant acknowledgedAt,
    String body) {}
