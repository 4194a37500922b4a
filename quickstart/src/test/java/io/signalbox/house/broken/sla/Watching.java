package io.signalbox.house.broken.sla;

import io.signalbox.house.broken.survey.Asking;

/** Depends on another service. */
public record Watching(Asking other) {}
