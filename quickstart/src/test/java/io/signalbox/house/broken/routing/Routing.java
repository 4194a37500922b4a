package io.signalbox.house.broken.routing;

import io.signalbox.house.broken.sla.Watching;

/** Depends on another service. */
public record Routing(Watching other) {}
