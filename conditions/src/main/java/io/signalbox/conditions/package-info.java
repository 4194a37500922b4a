/**
 * Conditions that people write, in CEL: compiled and checked when they are defined, so that a wrong
 * one is refused with its place; bounded in what they may cost; explained part by part.
 *
 * <p>In: which variables there are, a condition's text, values of the variables. Out: whether it
 * holds, and why. Start reading at {@link io.signalbox.conditions.Conditions}.
 *
 * <p>Pure, and depends on nothing of ours: not here is what the variables mean and what follows
 * from a condition that holds.
 */
@NullMarked
package io.signalbox.conditions;

import org.jspecify.annotations.NullMarked;
