package io.signalbox.survey.score;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What answers add up to.
 *
 * @param score null where there is no answer
 * @param n how many answers
 * @param margin half the width of the 95 % confidence interval, in the score's unit; null where it
 *     can't be told
 * @param distribution how many answered what; every answer there is on the scale is in it
 */
record Score(
    @Nullable Double score,
    long n,
    @Nullable Double margin,
    SortedMap<Integer, Long> distribution) {}
