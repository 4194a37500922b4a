package io.signalbox.runtime.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the audit log, as it is kept and as {@code GET /v1/audit} shows it. */
@MappedEntity("audit")
record AuditRow(
    @Id UUID id,
    @JsonIgnore int shard,
    @MappedProperty("happened_at") Instant at,
    @JsonIgnore String workspace,
    String actor,
    String role,
    String action,
    String subject,
    String commandId,
    String outcome,
    @Nullable String reason) {}
