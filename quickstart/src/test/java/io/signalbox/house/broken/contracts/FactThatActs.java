package io.signalbox.house.broken.contracts;

import io.micronaut.http.HttpStatus;
import io.signalbox.house.broken.runtime.Engine;

/** Depends on the runtime and on a framework. */
record FactThatActs(Engine engine, HttpStatus status) {}
