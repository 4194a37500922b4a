/**
 * Overviews over HTTP: how much stands where, and what happens as it happens.
 *
 * <p>Not here: single tickets ({@code desk}).
 */
@NullMarked
package io.signalbox.routing.board;

import org.jspecify.annotations.NullMarked;
