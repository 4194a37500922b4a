package io.signalbox.runtime.dispatch;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery that has not succeeded, without what it carries. */
@MappedEntity("delivery")
record DeliveryRow(
    @Id UUID id,
    long number,
    String workspace,
    String target,
    String lane,
    String kind,
    String subject,
    String state,
    int attempt,
    @MappedProperty("not_before") long notBefore,
    @MappedProperty("decided_at") Instant decidedAt,
    @Nullable String detail) {}
