package io.signalbox.ingest.identity;

import java.time.Instant;
import java.util.UUID;

/** An address that is a customer's. */
public record Link(UUID customerId, String workspace, Address address, Instant since) {}
