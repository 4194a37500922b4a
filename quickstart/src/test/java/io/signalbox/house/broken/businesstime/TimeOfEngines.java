package io.signalbox.house.broken.businesstime;

import io.signalbox.house.broken.runtime.Engine;

/** Depends on how services run. */
record TimeOfEngines(Engine engine) {}
