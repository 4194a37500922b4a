package io.signalbox.runtime.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did what, when, and what became of it. */
public record AuditLine(
    UUID id,
    Instant at,
    String workspace,
    String actor,
    String role,
    String action,
    String subject,
    String commandId,
    String outcome,
    @Nullable String reason) {}
