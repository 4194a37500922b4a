package io.signalbox.ingest.customer;

import io.signalbox.contracts.contact.CustomerFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer as {@code GET /v1/customers/{id}} shows them.
 *
 * @param changedBy who said it; null if nobody has said anything
 */
record CustomerView(
    String id, CustomerFacts facts, @Nullable String changedBy, @Nullable Instant changedAt) {}
