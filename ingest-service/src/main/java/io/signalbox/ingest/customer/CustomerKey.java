package io.signalbox.ingest.customer;

import java.util.UUID;

/** A customer of a workspace. */
public record CustomerKey(String workspace, UUID id) {}
