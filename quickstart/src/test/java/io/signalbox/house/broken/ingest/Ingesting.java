package io.signalbox.house.broken.ingest;

import io.signalbox.house.broken.routing.Routing;

/** Depends on another service. */
public record Ingesting(Routing other) {}
