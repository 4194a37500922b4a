package io.signalbox.house.broken.sla;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** Wears an annotation, and so may its parts touch the framework. */
@Singleton
final class HonestEdge {
  /** A part of the edge. */
  record Part(HttpStatus status) {}
}
