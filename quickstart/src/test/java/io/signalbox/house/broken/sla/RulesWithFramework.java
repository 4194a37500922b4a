package io.signalbox.house.broken.sla;

import io.micronaut.http.HttpStatus;

/** Depends on a framework without wearing its annotation. */
record RulesWithFramework(HttpStatus status) {}
