/**
 * A contact centre where anything may happen at any time, one seed a run, and what must hold after
 * every step.
 */
@NullMarked
package io.signalbox.routing.simulation;

import org.jspecify.annotations.NullMarked;
