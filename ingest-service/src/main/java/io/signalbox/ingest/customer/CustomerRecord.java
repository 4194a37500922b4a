package io.signalbox.ingest.customer;

import io.signalbox.contracts.contact.CustomerFacts;
import java.time.Instant;
import java.util.UUID;

/** What is known of a customer, and who said so when. */
public record CustomerRecord(
    UUID id, String workspace, CustomerFacts facts, String changedBy, Instant changedAt) {}
