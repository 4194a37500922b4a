/**
 * The real loop in a simulated world: one thread, one seed a run, every fault the world knows.
 * Start reading at {@link io.signalbox.simulation.World}.
 */
@NullMarked
package io.signalbox.simulation;

import org.jspecify.annotations.NullMarked;
