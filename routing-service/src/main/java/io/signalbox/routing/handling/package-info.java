/**
 * What people and services do with a ticket: answer, wait, resume, resolve, reopen, close, hand
 * over.
 *
 * <p>Start reading at {@link io.signalbox.routing.handling.Handling}. Not here: offers ({@code
 * offer}), contacts ({@code arrival}).
 */
@NullMarked
package io.signalbox.routing.handling;

import org.jspecify.annotations.NullMarked;
