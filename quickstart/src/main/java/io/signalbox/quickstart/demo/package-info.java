/**
 * Plays traffic against a running system, as customers and agents, and reports what became of it.
 */
@NullMarked
package io.signalbox.quickstart.demo;

import org.jspecify.annotations.NullMarked;
