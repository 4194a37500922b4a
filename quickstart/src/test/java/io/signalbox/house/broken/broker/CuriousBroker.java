package io.signalbox.house.broken.broker;

import io.signalbox.house.broken.runtime.Engine;

/** Depends on the runtime. */
record CuriousBroker(Engine engine) {}
