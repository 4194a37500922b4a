package io.signalbox.house.broken.survey;

import io.signalbox.house.broken.ingest.Ingesting;

/** Depends on another service. */
public record Asking(Ingesting other) {}
